/**
 * What each request costs with all layers open as one workspace: time from asking to the answer, and the answer's size. Each place is
 * in a file just opened. All is asked when somebody has had the time to look at it; in every other file a hover at once instead.
 */
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { LayerFile } from '../corpus/layerFiles';
import { median, rounded } from '../corpus/parseTimes';
import { type Random, seededRandom } from '../fuzz/random';
import { p95 } from './keystroke';
import type { RpcConnection } from './rpcConnection';
import { didOpen, residentBytes, withServer } from './runningServer';

const placeCount = 300;
/** Places before the engine has compiled the code. */
const warmUpCount = 25;

/** Editors wait as long before they ask for a hover. */
const lookMs = 300;

const hoverAtOnce = 'textDocument/hover at once';

const methods = [
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/rename',
  'textDocument/signatureHelp',
  'textDocument/selectionRange',
  'textDocument/documentSymbol',
  'textDocument/semanticTokens/full',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/codeLens',
  'textDocument/formatting',
  'textDocument/prepareCallHierarchy',
  'workspace/symbol',
];

interface Cost {
  readonly ms: number;
  readonly bytes: number;
}

export function requestTimes(command: readonly string[], folders: readonly string[], files: readonly LayerFile[]) {
  return withServer(command, folders, async (server) => {
    const start = performance.now();
    await server.request('metavirt/status', null);
    const indexedMs = rounded(performance.now() - start);
    const random = seededRandom(1);
    const known = new Map<string, Cost[]>([hoverAtOnce, ...methods].map((name) => [name, []]));
    for (let count = 0; count < warmUpCount + placeCount; count++) {
      const place = placeIn(random, random.pick(files));
      didOpen(server, place.textDocument.uri, place.text);
      const costs = count % 2 === 0 ? await costsAtOnce(server, place) : await costsOfAll(server, place);
      if (count >= warmUpCount) for (const [name, cost] of costs) known.get(name)?.push(cost);
      server.notify('textDocument/didClose', { textDocument: place.textDocument });
    }
    const requests = Object.fromEntries([...known].map(([name, costs]) => [name, summary(costs)]));
    return { places: placeCount, indexedMs, rssBytes: residentBytes(server.processId), requests };
  });
}

async function costsAtOnce(server: RpcConnection, place: Place): Promise<ReadonlyMap<string, Cost>> {
  return new Map([[hoverAtOnce, await costOf(server, 'textDocument/hover', place)]]);
}

async function costsOfAll(server: RpcConnection, place: Place): Promise<ReadonlyMap<string, Cost>> {
  await new Promise((resolve) => setTimeout(resolve, lookMs));
  const costs = new Map<string, Cost>();
  for (const method of methods) costs.set(method, await costOf(server, method, place));
  return costs;
}

async function costOf(server: RpcConnection, method: string, { text, ...place }: Place): Promise<Cost> {
  const start = performance.now();
  // What is refused, such as another name for SRC_URI, takes its time as well.
  const bytes = await server.request(method, place).then(
    (reply) => reply.bytes,
    () => 0,
  );
  return { ms: performance.now() - start, bytes };
}

function summary(costs: readonly Cost[]) {
  const times = costs.map(({ ms }) => ms);
  return {
    p50Ms: rounded(median(times)),
    p95Ms: rounded(p95(times)),
    p95Bytes: p95(costs.map(({ bytes }) => bytes)),
  };
}

type Place = ReturnType<typeof placeIn>;

/** A name somewhere in the file, and all that any of the requests needs. */
function placeIn(random: Random, { path, text }: LayerFile) {
  const names = [...text.matchAll(/[A-Za-z_][\w-]{2,}/g)];
  const found = names.length > 0 ? random.pick(names) : undefined;
  const before = text.slice(0, (found?.index ?? 0) + 2).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return {
    text,
    textDocument: { uri: pathToFileURL(path).href },
    position,
    positions: [position],
    newName: 'A_NAME_THAT_NOBODY_HAS',
    query: found?.[0] ?? '',
    context: { includeDeclaration: true },
    options: { tabSize: 4, insertSpaces: true },
  };
}
