/** The parts of a value: a URL and its parameters, the fields of an entry, what stands in `${...}`. */
import { type Span, span, touches } from '../../base/span';
import { expansionsIn, wordsIn } from '../../syntax/bitbake/expansions';
import { expansionCode } from '../context/expansionContext';
import { fieldAt } from '../context/field';
import { pythonExpressionSpans } from './python';
import { wordSpans } from './text';

/** From the inside out, the value itself left out: its words come last, without what stands before and behind them. */
export function valueSpans(text: string, value: Span, offset: number): readonly Span[] {
  const words = wordsIn(text, value.start, value.end);
  const word = words.find((each) => touches(each, offset)) ?? span(offset, offset);
  const content = span(words[0]?.start ?? offset, words.at(-1)?.end ?? offset);
  return [
    ...expansionSpans(text, word, offset),
    ...wordSpans(text, word, offset),
    ...fieldSpans(text, word, offset),
    word,
    content,
  ];
}

/** The innermost first: the code of `${@...}` with its parts, the name in `${...}`, both with their braces. */
export function expansionSpans(text: string, within: Span, offset: number): readonly Span[] {
  const around = expansionsIn(text, within.start, within.end).find(
    (each) => each.kind !== 'unclosed' && each.span.start < offset && offset < each.span.end,
  );
  switch (around?.kind) {
    case 'variable':
      return [...wordSpans(text, around.name, offset), around.name, around.span];
    case 'python': {
      const code = expansionCode(text, around.span, offset) ?? around.code;
      const inner = around.inner.find((each) => each.span.start < offset && offset < each.span.end);
      const named = inner?.kind === 'variable' ? [inner.name, inner.span] : [];
      return [...named, ...pythonExpressionSpans(text, code, offset), code, around.span];
    }
    default:
      return [];
  }
}

/** What separates the parts of a word, the outermost first: `;branch=x` of a URL, `name:type:a+b` of a layer. */
const separators = [';', ',', '=', ':', '+'] as const;

function fieldSpans(text: string, word: Span, offset: number): readonly Span[] {
  const parts: Span[] = [];
  let part = word;
  for (const separator of separators) {
    // The colon of `https://` separates nothing.
    if (separator === ':' && text.slice(part.start, part.end).includes('://')) continue;
    const { field } = fieldAt(text, part, separator, offset);
    if (field.start === part.start && field.end === part.end) continue;
    parts.unshift(field);
    part = field;
  }
  return parts;
}
