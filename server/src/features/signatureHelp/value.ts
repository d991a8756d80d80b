/** The forms of a value's entry, and the field at the cursor. */
import { type Span, span } from '../../base/span';
import { type EntryTest, type ValueForm, valueFormsOf } from '../../knowledge/valueForms';
import type { ValuePlace } from '../context/context';
import { splitOutsideExpansions } from '../context/splitOutsideExpansions';
import { type LabelPiece, type Signature, type SignatureHelp, signatureOf } from './signature';

export function valueHelp(text: string, place: ValuePlace, offset: number): SignatureHelp | undefined {
  const { owner, value } = place;
  const forms = valueFormsOf(owner.base, owner.flag);
  if (forms.length === 0) return undefined;
  const entry = owner.flag === undefined ? place.span : value;
  const fitting = forms.findIndex(({ separator, when }) => when && fits(text, entry, separator, when));
  const activeSignature = fitting === -1 ? 0 : fitting;
  const form = forms[activeSignature];
  return {
    signatures: forms.map(formSignature),
    activeSignature,
    activeParameter: form && fieldIndexAt(text, form, entry, offset),
  };
}

function fits(text: string, entry: Span, separator: string, test: EntryTest): boolean {
  if ('holds' in test) return text.slice(entry.start, entry.end).includes(test.holds);
  const field = splitOutsideExpansions(text, entry, separator)[test.field];
  return field !== undefined && text.slice(field.start, field.end) === test.is;
}

function formSignature({ fields, separator, again, meaning }: ValueForm): Signature {
  const pieces = fields.flatMap(({ label, meaning: fieldMeaning, optional }, index): readonly LabelPiece[] => {
    const before = index === 0 ? '' : separator;
    const piece = { text: label, meaning: fieldMeaning };
    return optional ? [{ text: `[${before}` }, piece, { text: ']' }] : [{ text: before }, piece];
  });
  const more = again ? [{ text: `[${again.separator}...]` }] : [];
  return signatureOf([...pieces, ...more], meaning);
}

/** The number of the field; undefined behind the last one, and in a field `name=value` that is not known. */
function fieldIndexAt(text: string, form: ValueForm, entry: Span, offset: number): number | undefined {
  const written = splitOutsideExpansions(text, span(entry.start, Math.max(entry.start, offset)), form.separator);
  const parts = written.map(({ start, end }) => text.slice(start, end));
  const name = parts.length > 1 ? nameOf(parts.at(-1) ?? '') : undefined;
  if (form.separator === ';' && name !== undefined) return fieldNamed(form, name);
  const index = countedField(form, parts, text.slice(entry.start, entry.end));
  return index < form.fields.length ? index : undefined;
}

function nameOf(part: string): string {
  return part.slice(0, Math.max(0, part.indexOf('=')));
}

function fieldNamed({ fields }: ValueForm, name: string): number | undefined {
  const index = fields.findIndex(({ label }) => label.startsWith(`${name}=`));
  return index === -1 ? undefined : index;
}

function countedField(
  { again, separator, startsWithPath }: ValueForm,
  parts: readonly string[],
  entry: string,
): number {
  const inPath = startsWithPath
    ? Math.max(
        0,
        entry.split(separator).findLastIndex((part) => part.includes('/')),
      )
    : 0;
  let index = -1;
  for (const part of parts) {
    index++;
    if (again && index >= again.from && part.includes(again.separator)) index = again.from;
  }
  return Math.max(0, index - inPath);
}
