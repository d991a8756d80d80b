/** The parts of names and of the arguments of directives. */
import { type Span, touches } from '../../base/span';
import { splitOutsideExpansions } from '../context/splitOutsideExpansions';
import { valueWordAround } from '../context/words';
import { wordSpans } from './text';
import { expansionSpans } from './value';

/** One of the parts between the colons of `IMAGE_INSTALL:append:arm`, then the whole name. */
export function nameSpans(text: string, name: Span, offset: number): readonly Span[] {
  if (!touches(name, offset)) return [];
  const part = splitOutsideExpansions(text, name, ':').find((each) => touches(each, offset)) ?? name;
  return [...expansionSpans(text, name, offset), ...wordSpans(text, part, offset), part, name];
}

/** A word of the argument, then all words. */
export function directiveSpans(text: string, whole: Span, argument: Span, offset: number): readonly Span[] {
  if (!touches(argument, offset)) return wordSpans(text, whole, offset);
  const word = valueWordAround(text, argument, offset);
  return [...expansionSpans(text, word, offset), ...wordSpans(text, word, offset), word, argument];
}
