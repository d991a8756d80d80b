/** The words of a directive's argument, and what of them only BitBake can work out. */
import type { Span } from '../../base/span';
import { expansionsIn, wordsIn } from '../../syntax/bitbake/expansions';
import { joinContinuations, splitWords } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

export interface NamedWord {
  /** As BitBake reads it, expansions not replaced but for constant texts. */
  readonly text: string;
  /** In the offsets of the file. */
  readonly span: Span;
  /** The variables that stand in it: of one that is not set, BitBake leaves the text as it is. */
  readonly variables: readonly string[];
  /** Whether Python works it out. */
  readonly isComputed: boolean;
}

/** `${@""}` and the like, which conditional includes are switched off with. */
const constantText = /^\$\{@\s*(?:"([^"\\{}]*)"|'([^'\\{}]*)')\s*\}$/;

export function namedWords(
  place: { readonly tree: SyntaxTree; readonly start: number },
  argument: Span,
): readonly NamedWord[] {
  const { text } = place.tree;
  const words: NamedWord[] = [];
  for (const span of wordsIn(text, place.start + argument.start, place.start + argument.end)) {
    const written = joinContinuations(text.slice(span.start, span.end));
    const constant = constantText.exec(written);
    const value = constant ? (constant[1] ?? constant[2] ?? '') : written;
    for (const word of constant ? splitWords(value) : [value]) {
      const expansions = constant ? [] : expansionsIn(word, 0, word.length);
      words.push({
        text: word,
        span,
        variables: expansions.flatMap((each) =>
          each.kind === 'variable' ? [word.slice(each.name.start, each.name.end)] : [],
        ),
        isComputed: expansions.some(({ kind }) => kind === 'python'),
      });
    }
  }
  return words;
}
