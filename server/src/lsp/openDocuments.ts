/** The documents that the client has open, each with the tree of its newest text. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import type { SourceFile } from '../project/snapshot';
import { parse } from '../syntax/bitbake/parse';
import { reparse } from '../syntax/bitbake/reparse';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { dialectOfDocument } from './documentDialect';
import { spanOf } from './positions';
import { pathOfUri } from './uris';

export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly version: number;
  readonly file: SourceFile;
  readonly text: string;
  readonly lines: LineIndex;
}

export class OpenDocuments {
  readonly #byUri = new Map<string, OpenDocument>();
  /** The same documents by their paths. */
  readonly #byPath = new Map<string, OpenDocument>();
  #lastUri: string | undefined;

  get(uri: string): OpenDocument | undefined {
    return this.#byUri.get(uri);
  }

  atPath(path: string): OpenDocument | undefined {
    return this.#byPath.get(path);
  }

  /** The one that was last opened or edited, while it is open. */
  get lastChanged(): OpenDocument | undefined {
    return this.#lastUri === undefined ? undefined : this.#byUri.get(this.#lastUri);
  }

  all(): readonly OpenDocument[] {
    return [...this.#byUri.values()];
  }

  /** Takes a document in; undefined if it is no BitBake file. */
  open({ uri, languageId, version, text }: TextDocumentItem): OpenDocument | undefined {
    const path = pathOfUri(uri);
    const dialect = dialectOfDocument(path, languageId);
    return dialect && this.#keep(uri, path, version, parse(text, dialect));
  }

  /** Applies edits one after the other, each to the text that the one before it left. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | undefined {
    const document = this.#byUri.get(uri);
    if (!document) return undefined;
    let { tree } = document.file;
    let { lines } = document;
    for (const [index, change] of changes.entries()) {
      if (index > 0) lines = new LineIndex(tree.text);
      tree = changedTree(tree, lines, change);
    }
    return this.#keep(uri, document.file.path, version, tree);
  }

  close(uri: string): OpenDocument | undefined {
    const document = this.#byUri.get(uri);
    this.#byUri.delete(uri);
    if (document) this.#byPath.delete(document.file.path);
    return document;
  }

  #keep(uri: string, path: string, version: number, tree: SyntaxTree): OpenDocument {
    const document = { uri, version, file: { path, tree }, text: tree.text, lines: new LineIndex(tree.text) };
    this.#byUri.set(uri, document);
    this.#byPath.set(path, document);
    this.#lastUri = uri;
    return document;
  }
}

function changedTree(tree: SyntaxTree, lines: LineIndex, change: TextDocumentContentChangeEvent): SyntaxTree {
  if (!('range' in change)) return parse(change.text, tree.dialect);
  const span = spanOf({ text: tree.text, lines }, change.range);
  return reparse(tree, { ...span, text: change.text });
}
