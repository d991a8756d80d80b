/** What an editor waits for: a server from its start to its first completion, completion and findings after an edit. */
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { LayerFile } from '../corpus/layerFiles';
import { median, rounded } from '../corpus/parseTimes';
import { p95 } from './keystroke';
import { didOpen, residentBytes, withServer } from './runningServer';

const startCount = 7;
const editCount = 9;
const diagnosticsCount = 60;

/** A recipe as an author has it on the screen while writing the name of a variable. */
const recipe = 'SUMMARY = "A container image"\nLICENSE = "MIT"\n\ninherit image image-oci\n\nIMAGE_\n';
const cursor = { line: 5, character: 6 };

export async function languageServerTimes(command: readonly string[], folder: string, files: readonly LayerFile[]) {
  const starts: { ms: number; bytes: number; items: number; rssBytes: number }[] = [];
  for (let count = 0; count < startCount; count++) starts.push(await firstCompletion(command, folder));
  // One server at a time: two would share the processor.
  const edits: Awaited<ReturnType<typeof editThenCompletion>>[] = [];
  for (const file of files) edits.push(await editThenCompletion(command, folder, file));
  const best = starts.reduce((least, start) => (start.ms < least.ms ? start : least));
  return {
    spawnToFirstCompletionMs: { median: rounded(median(starts.map(({ ms }) => ms))), best: rounded(best.ms) },
    completionBytes: best.bytes,
    completionItems: best.items,
    rssBytes: median(starts.map(({ rssBytes }) => rssBytes)),
    editThenCompletion: edits,
  };
}

function firstCompletion(command: readonly string[], folder: string) {
  const start = performance.now();
  return withServer(command, [folder], async (server) => {
    const uri = pathToFileURL(`${folder}/recipes-containers/images/new-image.bb`).href;
    didOpen(server, uri, recipe);
    const at = { textDocument: { uri }, position: cursor };
    const { result, bytes } = await server.request('textDocument/completion', at);
    const ms = performance.now() - start;
    return { ms, bytes, items: itemCount(result), rssBytes: residentBytes(server.processId) };
  });
}

/** The time from sending an edit at the end of a file to having its completion. */
function editThenCompletion(command: readonly string[], folder: string, file: LayerFile) {
  return withServer(command, [folder], async (server) => {
    const uri = pathToFileURL(file.path).href;
    const text = `${file.text}\n`;
    didOpen(server, uri, text);
    const line = text.split(/\r\n|\r|\n/).length - 1;
    const times: number[] = [];
    for (let version = 2; version < 2 + editCount; version++) {
      const at = { line, character: version - 2 };
      const start = performance.now();
      server.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: at, end: at }, text: 'IMAGE_FST'.charAt(version - 2) }],
      });
      const position = { line, character: version - 1 };
      await server.request('textDocument/completion', { textDocument: { uri }, position });
      times.push(performance.now() - start);
    }
    return { file: file.path, bytes: file.bytes, medianMs: rounded(median(times)) };
  });
}

/** The time from sending an edit of a file to its published diagnostics, the server's own delay included. */
export function editThenDiagnostics(command: readonly string[], folder: string, file: LayerFile) {
  return withServer(command, [folder], async (server) => {
    const uri = pathToFileURL(file.path).href;
    const first = server.nextNotification('textDocument/publishDiagnostics');
    didOpen(server, uri, file.text);
    await first;
    const times: number[] = [];
    const at = { line: 0, character: 0 };
    for (let version = 2; version < 2 + diagnosticsCount; version++) {
      const published = server.nextNotification('textDocument/publishDiagnostics');
      const start = performance.now();
      server.notify('textDocument/didChange', {
        textDocument: { uri, version },
        // An indented assignment, an error: no server can answer that nothing changed.
        contentChanges: [{ range: { start: at, end: at }, text: ' A = "1"\n' }],
      });
      await published;
      times.push(performance.now() - start);
    }
    return { file: file.path, p50Ms: rounded(median(times)), p95Ms: rounded(p95(times)) };
  });
}

function itemCount(result: unknown): number {
  if (Array.isArray(result)) return result.length;
  return (result as { items?: readonly unknown[] } | null)?.items?.length ?? 0;
}
