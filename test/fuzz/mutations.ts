/** Texts that nobody would write: random bytes, and recipes with random damage. */
import type { Dialect } from '../../server/src/syntax/bitbake/tree';
import type { Document } from './documents';
import { applyEdit, randomEdit } from './edits';
import { checkDocument } from './invariants';
import type { Random } from './random';

const dialects: readonly Dialect[] = ['recipe', 'append', 'class', 'include', 'conf'];
const structural = '\n\n\\"\'{}()[]=:?+.#$@ \t\r aA_do';

/** Checks so many damaged texts, that their trees are whole if nothing else; an assertion carries the text that failed. */
export function checkMutations(
  random: Random,
  count: number,
  nextDocument: () => Document,
  check: (document: Document) => void = checkDocument,
): void {
  for (let index = 0; index < count; index++) {
    const document = random.chance(0.3) ? randomDocument(random) : damaged(random, nextDocument());
    try {
      check(document);
    } catch (error) {
      throw new Error(`Fails on ${JSON.stringify(document)}`, { cause: error });
    }
  }
}

function randomDocument(random: Random): Document {
  const length = random.below(400);
  const text =
    random.below(2) === 0
      ? Array.from({ length }, () => structural.charAt(random.below(structural.length))).join('')
      : Array.from({ length }, () => String.fromCharCode(random.below(random.pick([128, 256, 65536])))).join('');
  return { text, dialect: random.pick(dialects) };
}

function damaged(random: Random, { text, dialect }: Document): Document {
  let broken = text;
  for (let count = 1 + random.below(6); count > 0; count--) broken = applyEdit(broken, randomEdit(random, broken));
  return { text: broken, dialect: random.chance(0.1) ? random.pick(dialects) : dialect };
}
