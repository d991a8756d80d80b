/** The value that a variable or flag has for the recipe at hand, as Markdown: what it is, and which places made it so. */
import type { VariableValue } from '../../project/evaluation/evaluatedMetadata';
import type { ValuesHere } from '../context/valuesHere';
import { codeSpan, plainWords } from './markdown';
import { operationWords } from './operationWords';
import { oneLine, shortValue } from './shortValue';

/** More places than these are counted only. */
const maxPlaces = 3;

const maxReasonLength = 300;

/** Empty where the variable is not set, and for functions: their text says nothing that the file does not say. */
export function describeValueHere(name: string, here: ValuesHere, fromPath: string): string {
  const { metadata } = here;
  if (metadata.isFunction(name)) return '';
  const value = metadata.variable(name);
  const place = placeWords(here, fromPath);
  return value.kind === 'unset' ? '' : valueWords(codeSpan(name), value, place, originWords(name, here));
}

/** Empty where the flag is not set. */
export function describeFlagHere(owner: string, flag: string, here: ValuesHere, fromPath: string): string {
  const value = here.metadata.flag(owner, flag);
  return value.kind === 'unset' ? '' : valueWords(codeSpan(`${owner}[${flag}]`), value, placeWords(here, fromPath), '');
}

/** Why BitBake leaves the recipe out; empty where it does not. */
export function describeSkip({ metadata, recipe }: ValuesHere): string {
  if (metadata.skipped === undefined || !recipe) return '';
  return `BitBake skips ${codeSpan(recipe.name)}: ${plainWords(oneLine(metadata.skipped, maxReasonLength))}`;
}

function valueWords(
  name: string,
  value: Exclude<VariableValue, { kind: 'unset' }>,
  place: string,
  origin: string,
): string {
  switch (value.kind) {
    case 'known':
      return knownWords(`${name}${place}`, value.text, origin);
    case 'unknown':
      return `${name}${place} is unknown here: ${plainWords(oneLine(reasonInWords(value.why), maxReasonLength))}${origin}`;
    case 'failed':
      return `${name}${place} cannot be worked out: ${plainWords(oneLine(value.message, maxReasonLength))}${origin}`;
  }
}

function knownWords(name: string, text: string, origin: string): string {
  const short = shortValue(text);
  switch (short.kind) {
    case 'empty':
      return `${name} is empty${origin}`;
    case 'text':
      return `${name} = ${codeSpan(short.text)}${origin}`;
    case 'list': {
      const more = short.count - short.words.length;
      return `${name} = ${short.count} words${origin}\n\n${short.words.map(codeSpan).join(' ')} and ${more} more`;
    }
  }
}

/** Reasons are written as what a value does: it `depends on the machine that builds`. */
function reasonInWords(why: string): string {
  return /^[a-z]+s /.test(why) ? `it ${why}` : why;
}

/** Which recipe the value is of, where the file is not that recipe's own. */
function placeWords({ recipe }: ValuesHere, fromPath: string): string {
  const isOwn = recipe === undefined || fromPath === recipe.path || fromPath.endsWith('.bbappend');
  return isOwn ? '' : ` for ${codeSpan(recipe.name)}`;
}

function originWords(name: string, { metadata }: ValuesHere): string {
  const counting = metadata.history(name).filter(({ counts }) => counts);
  if (counting.length === 0) return '';
  const shown = counting.slice(0, maxPlaces).map((operation) => operationWords(operation, name));
  const more = counting.length - shown.length;
  return `, ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
