/** What an assignment of the index assigns, where its value stands in one pair of quotes. */
import type { AssignmentPlace, Snapshot } from '../project/snapshot';

/** Undefined where the file is another by now, the value is put together otherwise, or a part of it is put in. */
export function plainValue({ path, span }: AssignmentPlace, snapshot: Snapshot): string | undefined {
  const text = snapshot.textOf(path);
  const newline = text?.indexOf('\n', span.start) ?? -1;
  const line = text?.slice(span.start, newline === -1 ? undefined : newline) ?? '';
  const [, before = '', quote = ''] = /^([^"'#]*)(["'])/.exec(line) ?? [];
  if (text === undefined || quote === '') return undefined;
  const start = span.start + before.length + 1;
  const end = text.indexOf(quote, start);
  if (end === -1) return undefined;
  const value = text.slice(start, end).replaceAll('\\\n', ' ');
  return value.includes('\n') || value.includes('$') ? undefined : value;
}
