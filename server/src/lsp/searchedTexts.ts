/** The texts of files that searches have read, kept for a while: who looks for one name soon looks for another. */
import type { FileReader } from '../project/files';
import { isBelow } from '../project/paths';
import { readFile } from '../project/readFile';

/** More than the texts of large layers, which have 15 million characters. */
const maxCharacters = 40_000_000;

const keptMs = 60_000;

export class SearchedTexts {
  readonly #reader: FileReader;
  readonly #texts = new Map<string, string>();
  #characters = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(reader: FileReader) {
    this.#reader = reader;
  }

  /** Undefined if the file cannot be read. */
  read(path: string): string | undefined {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const file = readFile(path, this.#reader);
    if (file.kind !== 'text') return undefined;
    this.#keep(path, file.text);
    return file.text;
  }

  /** A file or folder has changed on disk. */
  forget(path: string): void {
    if (this.#forgetFile(path)) return;
    for (const each of this.#texts.keys()) if (isBelow(each, path)) this.#forgetFile(each);
  }

  #forgetFile(path: string): boolean {
    this.#characters -= this.#texts.get(path)?.length ?? 0;
    return this.#texts.delete(path);
  }

  #keep(path: string, text: string): void {
    if (this.#characters + text.length > maxCharacters) return;
    this.#texts.set(path, text);
    this.#characters += text.length;
    this.#timer ??= setTimeout(() => this.#clear(), keptMs).unref();
  }

  #clear(): void {
    this.#timer = undefined;
    this.#texts.clear();
    this.#characters = 0;
  }
}
