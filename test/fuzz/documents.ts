/** Texts to change at random: the conformance cases, and files of layers named on the command line. */
import { readFileSync } from 'node:fs';
import { decodeUtf8 } from '../../server/src/base/utf8';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import type { Dialect } from '../../server/src/syntax/bitbake/tree';
import { conformanceCases } from '../conformance/cases';
import { readLayerFiles } from '../corpus/layerFiles';
import type { Random } from './random';

export interface Document {
  readonly text: string;
  readonly dialect: Dialect;
}

/** The conformance cases: every construct and every error that BitBake's line parsers know. */
export function caseDocuments(): Document[] {
  return conformanceCases().flatMap(({ path }) => {
    const decoded = decodeUtf8(readFileSync(path));
    return decoded.kind === 'text' ? [{ text: decoded.text, dialect: dialectOf(path) ?? 'recipe' }] : [];
  });
}

/** Files of real layers, those too long to compare whole trees of ten thousand times left out. */
export function layerDocuments(folders: readonly string[]): Document[] {
  return readLayerFiles(folders).files.filter(({ text }) => text.length > 200 && text.length < 30_000);
}

/** A file of a few dozen cases one after the other: real files have their errors in the middle of other things. */
export function composedDocument(random: Random, cases: readonly Document[]): Document {
  const dialect = random.pick(cases).dialect;
  const parts = Array.from({ length: 2 + random.below(30) }, () => random.pick(cases).text);
  return { text: parts.join(random.pick(['', '\n', '\n\n'])), dialect };
}
