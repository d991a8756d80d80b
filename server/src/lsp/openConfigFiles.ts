/** The documents that the client has open and that may be configuration files of runtimes, each with its newest text. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import { canHoldConfiguration } from '../formats/writtenFiles/ofScript';
import { spanOf } from './positions';
import { pathOfUri } from './uris';

export interface OpenConfigFile {
  /** As the client writes it. */
  readonly uri: string;
  readonly version: number;
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

export class OpenConfigFiles {
  readonly #byUri = new Map<string, OpenConfigFile>();

  get(uri: string): OpenConfigFile | undefined {
    return this.#byUri.get(uri);
  }

  atPath(path: string): OpenConfigFile | undefined {
    return this.all().find((document) => document.path === path);
  }

  all(): readonly OpenConfigFile[] {
    return [...this.#byUri.values()];
  }

  /** Takes a document in; undefined if its name says that it is none. */
  open({ uri, version, text }: TextDocumentItem): OpenConfigFile | undefined {
    const path = pathOfUri(uri);
    return canHoldConfiguration(path)
      ? this.#keep({ uri, version, path, text, lines: new LineIndex(text) })
      : undefined;
  }

  /** Applies edits one after the other, each to the text that the one before it left. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenConfigFile | undefined {
    const document = this.#byUri.get(uri);
    if (!document) return undefined;
    let { text, lines } = document;
    for (const change of changes) {
      if ('range' in change) {
        const { start, end } = spanOf({ text, lines }, change.range);
        text = text.slice(0, start) + change.text + text.slice(end);
      } else text = change.text;
      lines = new LineIndex(text);
    }
    return this.#keep({ ...document, version, text, lines });
  }

  close(uri: string): OpenConfigFile | undefined {
    const document = this.#byUri.get(uri);
    this.#byUri.delete(uri);
    return document;
  }

  #keep(document: OpenConfigFile): OpenConfigFile {
    this.#byUri.set(document.uri, document);
    return document;
  }
}
