/** Texts that functions write with the values of variables in them. */
import { type Span, shifted, span } from '../../base/span';
import { expansionsIn } from '../../syntax/bitbake/expansions';
import type { MadePart, ReadVariable, WrittenText } from '../../syntax/writtenText';

/** A value that BitBake has put into a text. */
export interface PutValue extends Span {
  /** The variable. */
  readonly name: string;
}

/** What BitBake has for a variable; undefined where that is not known. */
export type ValueLookup = (name: string) => string | undefined;

/** To the shell, and in the quotes of any format, they are plain text. */
const plainValue = /^[\w./:@+=, -]*$/;

interface Replacement extends Span {
  readonly name: string;
  readonly value: string;
  /** Where the code stands in whose place the value is put. */
  readonly place: Span;
}

/** A text with values put in. */
export type Filled = WrittenText & { readonly values: readonly PutValue[] };

/** The text of shell code with the values of its `${NAME}`, as far as they are known and plain. Their characters stand where the variable is named. */
export function withValues(written: WrittenText, valueNamed: ValueLookup): Filled {
  const replacements = expansionsIn(written.text, 0, written.text.length).flatMap((expansion): Replacement[] => {
    if (expansion.kind !== 'variable') return [];
    const name = written.text.slice(expansion.name.start, expansion.name.end);
    const value = valueNamed(name);
    if (value === undefined || !plainValue.test(value)) return [];
    const { start, end } = expansion.span;
    const place = span(written.offsets[start] ?? 0, (written.offsets[end - 1] ?? 0) + 1);
    return [{ start, end, name, value, place }];
  });
  return filled(written, replacements);
}

/** The same of a text that Python makes, with the values of the variables that the code reads: BitBake expands nothing in such code. */
export function withReadValues(written: WrittenText, valueNamed: ValueLookup): Filled {
  const replacements = written.masked.flatMap(({ start, end, variable }): Replacement[] => {
    const value = variable && valueNamed(variable.name);
    if (!variable || value === undefined || !plainValue.test(value) || !isTaken(value, variable.takes)) return [];
    return [{ start, end, name: variable.name, value, place: variable.place }];
  });
  return filled(written, replacements);
}

function isTaken(value: string, takes: ReadVariable['takes']): boolean {
  return takes === 'any' || (takes === 'filled' ? value !== '' : /^(?:0|-?[1-9]\d*)$/.test(value));
}

function filled(written: WrittenText, replacements: readonly Replacement[]): Filled {
  const values: PutValue[] = [];
  const offsets: number[] = [];
  let text = '';
  let copied = 0;
  /** By how much the text behind an offset is longer or shorter now. */
  const moves: { readonly behind: number; readonly delta: number }[] = [];
  const moved = (part: MadePart): MadePart => ({
    ...part,
    ...shifted(part, moves.findLast(({ behind }) => behind <= part.start)?.delta ?? 0),
  });
  const copyTo = (end: number): void => {
    text += written.text.slice(copied, end);
    for (let at = copied; at < end; at++) offsets.push(written.offsets[at] ?? 0);
    copied = end;
  };
  for (const { start, end, name, value, place } of replacements) {
    copyTo(start);
    const last = place.end - 1;
    values.push({ ...span(text.length, text.length + value.length), name });
    for (let at = 0; at < value.length; at++)
      offsets.push(at === value.length - 1 ? last : Math.min(place.start + at, last));
    text += value;
    copied = end;
    moves.push({ behind: copied, delta: text.length - copied });
  }
  copyTo(written.text.length);
  if (values.length === 0) return { ...written, values };
  const left = written.masked.filter((part) => !replacements.some(({ start }) => start === part.start));
  return { ...written, text, offsets, values, isVerbatim: false, masked: left.map(moved) };
}
