/** Searches through the files of the project on behalf of a request. */
import type { CancellationToken } from 'vscode-languageserver/node';
import { runInSlices, type SlicedWork } from '../base/pacer';
import type { Sources } from '../features/context/sources';
import type { TreeReader } from '../features/uses/projectUses';
import { now, yieldNow } from '../host/clock';
import { nodeFiles } from '../host/nodeFiles';
import { readFile } from '../project/readFile';
import { dialectByName } from '../syntax/bitbake/dialect';
import { parseTo } from '../syntax/bitbake/parse';
import type { OpenDocument } from './openDocuments';
import type { Session } from './session';

/** The open documents as they are at one moment, by their paths: edits that come in during a search do not count. */
export type OpenNow = ReadonlyMap<string, OpenDocument>;

export function openNow({ documents }: Session): OpenNow {
  return new Map(documents.all().map((document) => [document.file.path, document]));
}

/** The trees of open documents, and of the rest as they are on disk; none is kept, a search may open thousands. */
export function treeReader(documents: OpenNow, textOf: (path: string) => string | undefined = textOnDisk): TreeReader {
  return (path, reach) => {
    const open = documents.get(path);
    if (open) return open.file.tree;
    const text = textOf(path);
    return text === undefined ? undefined : parseTo(text, dialectByName(path), reach?.(text) ?? text.length);
  };
}

/** Undefined if the file cannot be read. */
export function textOnDisk(path: string): string | undefined {
  const file = readFile(path, nodeFiles);
  return file.kind === 'text' ? file.text : undefined;
}

/** The same, where what is no UTF-8 counts as an empty text: so findings in such a file are placed. */
export function placedTextOnDisk(path: string): string | undefined {
  const file = readFile(path, nodeFiles);
  return file.kind === 'notUtf8' ? '' : file.kind === 'text' ? file.text : undefined;
}

/** Reads files for one request. */
export function sourcesOf(session: Session): Sources {
  return { tree: treeReader(openNow(session)), pythonText: textOnDisk };
}

/** The result; undefined once the request is cancelled. Other requests are answered in between. */
export async function searchProject<Result>(
  search: SlicedWork<Result>,
  token: CancellationToken,
): Promise<Result | undefined> {
  const searched = await runInSlices(search, {
    now,
    yieldNow,
    isCancelled: () => token.isCancellationRequested,
  });
  return searched.kind === 'done' ? searched.result : undefined;
}
