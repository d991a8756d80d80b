/** Texts that functions write with the values of variables in them. */
import { type Span, span } from '../../base/span';
import { expansionsIn } from '../../syntax/bitbake/expansions';
import type { WrittenText } from '../../syntax/writtenText';

/** A value that BitBake has put into a text. */
export interface PutValue extends Span {
  /** The variable. */
  readonly name: string;
}

/** What BitBake has for a variable; undefined where that is not known. */
export type ValueLookup = (name: string) => string | undefined;

/** To the shell, and in the quotes of any format, they are plain text. */
const plainValue = /^[\w./:@+=, -]*$/;

/** A text with the values of its `${NAME}` put in, as far as they are known and plain. Their characters stand where the variable is named. */
export function withValues(
  written: WrittenText,
  valueNamed: ValueLookup,
): WrittenText & { readonly values: readonly PutValue[] } {
  const values: PutValue[] = [];
  const offsets: number[] = [];
  let text = '';
  let copied = 0;
  /** By how much the text behind an offset is longer or shorter now. */
  const moves: { readonly behind: number; readonly delta: number }[] = [];
  const moved = ({ start, end }: Span): Span => {
    const delta = moves.findLast(({ behind }) => behind <= start)?.delta ?? 0;
    return span(start + delta, end + delta);
  };
  const copyTo = (end: number): void => {
    text += written.text.slice(copied, end);
    for (let at = copied; at < end; at++) offsets.push(written.offsets[at] ?? 0);
    copied = end;
  };
  for (const expansion of expansionsIn(written.text, 0, written.text.length)) {
    if (expansion.kind !== 'variable') continue;
    const name = written.text.slice(expansion.name.start, expansion.name.end);
    const value = valueNamed(name);
    if (value === undefined || !plainValue.test(value)) continue;
    copyTo(expansion.span.start);
    const [first, last] = [written.offsets[expansion.span.start] ?? 0, written.offsets[expansion.span.end - 1] ?? 0];
    values.push({ ...span(text.length, text.length + value.length), name });
    for (let at = 0; at < value.length; at++) offsets.push(at === value.length - 1 ? last : Math.min(first + at, last));
    text += value;
    copied = expansion.span.end;
    moves.push({ behind: copied, delta: text.length - copied });
  }
  copyTo(written.text.length);
  if (values.length === 0) return { ...written, values };
  return { ...written, text, offsets, values, isVerbatim: false, masked: written.masked.map(moved) };
}
