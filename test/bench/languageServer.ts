/** What an editor waits for: a server from its start to its first completion, completion and findings after an edit. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { LayerFile } from '../corpus/layerFiles';
import { median, rounded } from '../corpus/parseTimes';
import { p95 } from './keystroke';
import { RpcConnection } from './rpcConnection';

const startCount = 7;
const editCount = 9;
const diagnosticsCount = 60;

/** A recipe as an author has it on the screen while writing the name of a variable. */
const recipe = 'SUMMARY = "A container image"\nLICENSE = "MIT"\n\ninherit image image-oci\n\nIMAGE_\n';
const cursor = { line: 5, character: 6 };

export async function languageServerTimes(command: readonly string[], folder: string, files: readonly LayerFile[]) {
  const starts: { ms: number; bytes: number; items: number; rssBytes: number }[] = [];
  for (let count = 0; count < startCount; count++) starts.push(await firstCompletion(command, folder));
  const best = starts.reduce((least, start) => (start.ms < least.ms ? start : least));
  return {
    spawnToFirstCompletionMs: { median: rounded(median(starts.map(({ ms }) => ms))), best: rounded(best.ms) },
    completionBytes: best.bytes,
    completionItems: best.items,
    rssBytes: median(starts.map(({ rssBytes }) => rssBytes)),
    editThenCompletion: await Promise.all(files.map((file) => editThenCompletion(command, folder, file))),
  };
}

async function firstCompletion(command: readonly string[], folder: string) {
  const start = performance.now();
  const server = await open(command, folder);
  const uri = pathToFileURL(`${folder}/recipes-containers/images/new-image.bb`).href;
  didOpen(server, uri, recipe);
  const { result, bytes } = await server.request('textDocument/completion', {
    textDocument: { uri },
    position: cursor,
  });
  const ms = performance.now() - start;
  const rssBytes = residentBytes(server.processId);
  server.close();
  return { ms, bytes, items: itemCount(result), rssBytes };
}

/** The time from sending an edit at the end of a file to having its completion. */
async function editThenCompletion(command: readonly string[], folder: string, file: LayerFile) {
  const server = await open(command, folder);
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
  server.close();
  return { file: file.path, bytes: file.bytes, medianMs: rounded(median(times)) };
}

/** The time from sending an edit of a file to its published diagnostics, the server's own delay included. */
export async function editThenDiagnostics(command: readonly string[], folder: string, file: LayerFile) {
  const server = await open(command, folder);
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
  server.close();
  return { file: file.path, p50Ms: rounded(median(times)), p95Ms: rounded(p95(times)) };
}

async function open(command: readonly string[], folder: string): Promise<RpcConnection> {
  const server = new RpcConnection(command);
  const rootUri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri: rootUri, name: 'layer' }];
  await server.request('initialize', { processId: process.pid, rootUri, workspaceFolders, capabilities: {} });
  server.notify('initialized', {});
  return server;
}

function didOpen(server: RpcConnection, uri: string, text: string): void {
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'bitbake', version: 1, text } });
}

function itemCount(result: unknown): number {
  if (Array.isArray(result)) return result.length;
  return (result as { items?: readonly unknown[] } | null)?.items?.length ?? 0;
}

/** What the process holds in memory; 0 where the system does not tell. */
function residentBytes(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
