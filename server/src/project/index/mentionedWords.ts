/**
 * Which words a text holds, as 16-bit numbers two in one: a search for a name then opens only the files that hold its words, and some
 * that by chance hold others with the same numbers. Of 65,535 numbers a file of usual size takes some hundred.
 */
import { isAsciiWord } from '../../syntax/pythonCharacters';

/** Checksums are no names, and recipes hold thousands of them. */
const longestWord = 60;

/** 1 for each UTF-16 code that a word is made of: the loop below runs over all text of all layers. */
const wordCodes = wordCodeTable();

function wordCodeTable(): Uint8Array {
  const table = new Uint8Array(1 << 16);
  for (let code = 0; code < 128; code++) table[code] = isAsciiWord(code) ? 1 : 0;
  return table;
}

/** The numbers of all words of a text, each once. */
export class WordCollector {
  /** For each number the count of the text that held it last. */
  readonly #lastText = new Uint32Array(1 << 16);
  #textCount = 0;

  /** The numbers packed in pairs; an odd last one stands alone. */
  packedWords(text: string): number[] {
    const mark = ++this.#textCount;
    const packed: number[] = [];
    let half = 0;
    const { length } = text;
    for (let at = 0; at < length; at++) {
      if (wordCodes[text.charCodeAt(at)] !== 1) continue;
      const start = at;
      let hash = 0;
      // Past the end `charCodeAt` gives NaN, which would make all numbers here floating-point ones.
      for (; at < length; at++) {
        const code = text.charCodeAt(at);
        if (wordCodes[code] !== 1) break;
        hash = mixed(hash, code);
      }
      if (!isNameWord(text.charCodeAt(start), at - start)) continue;
      const number = numberOf(hash);
      if (this.#lastText[number] === mark) continue;
      this.#lastText[number] = mark;
      if (half === 0) half = number;
      else {
        packed.push((half << 16) | number);
        half = 0;
      }
    }
    if (half !== 0) packed.push(half);
    return packed;
  }
}

/** The numbers of the words in a text, each as often as it stands there. */
export function wordNumbers(text: string): readonly number[] {
  const words = text.match(/[A-Za-z0-9_]+/g) ?? [];
  return words.flatMap((word) => {
    if (!isNameWord(word.charCodeAt(0), word.length)) return [];
    let hash = 0;
    for (let at = 0; at < word.length; at++) hash = mixed(hash, word.charCodeAt(at));
    return [numberOf(hash)];
  });
}

function isNameWord(firstCode: number, length: number): boolean {
  return !(firstCode >= 0x30 && firstCode <= 0x39) && length <= longestWord;
}

function mixed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** Zero stands for no word. */
function numberOf(hash: number): number {
  const spread = Math.imul(hash, 0x9e3779b1) >>> 16;
  return spread === 0 ? 1 : spread;
}
