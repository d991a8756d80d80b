/** Fields of an event of BitBake's: what is not there, or is of another type than expected, is undefined. */
import type { BuildEvent } from './eventLogReader';
import { isRecord, type PickledValue } from './pickledValue';

export function textField({ fields }: Pick<BuildEvent, 'fields'>, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' ? value : undefined;
}

export function numberField({ fields }: Pick<BuildEvent, 'fields'>, name: string): number | undefined {
  const value = fields.get(name);
  return typeof value === 'number' ? value : undefined;
}

/** Of a list only the texts. */
export function textsField({ fields }: Pick<BuildEvent, 'fields'>, name: string): readonly string[] {
  const value = fields.get(name);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function recordField(
  { fields }: Pick<BuildEvent, 'fields'>,
  name: string,
): Pick<BuildEvent, 'fields'> | undefined {
  const value = fields.get(name);
  return isRecord(value) ? value : undefined;
}

/** The text of a log record: its message with `%s` and the like replaced by its arguments, as Python's `%` does for what BitBake logs. */
export function formattedMessage(event: Pick<BuildEvent, 'fields'>): string {
  const message = textField(event, 'msg') ?? '';
  const callArguments = event.fields.get('args');
  if (!Array.isArray(callArguments) || callArguments.length === 0) return message;
  let next = 0;
  return message.replaceAll(/%(?:%|[-+ #0]*\d*(?:\.\d+)?[sdifr])/g, (conversion) => {
    if (conversion === '%%') return '%';
    const value = callArguments[next++];
    return value === undefined ? conversion : pythonText(value, conversion.endsWith('r'), 0);
  });
}

const deepest = 3;

/** As Python's `str`, or within a list its `repr`, writes the value. */
function pythonText(value: PickledValue, quoted: boolean, depth: number): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quoted ? `'${value}'` : value;
  if (typeof value === 'number') return String(value);
  // A pickle may hold itself.
  if (depth >= deepest) return '...';
  if (Array.isArray(value)) return `[${value.map((item) => pythonText(item, true, depth + 1)).join(', ')}]`;
  return isRecord(value) ? (value.className ?? '{...}') : '';
}
