/** What a reference to a group compares. */
import { foldUnit } from './characterSet';

/** Whether the text from `from` to `to` stands at the position once more. */
export function isSameText(text: string, from: number, to: number, position: number): boolean {
  return text.startsWith(text.slice(from, to), position);
}

/** `isSameText`, with letters that differ in their case only being the same. */
export function isSameTextIgnoringCase(text: string, from: number, to: number, position: number): boolean {
  if (position + (to - from) > text.length) return false;
  for (let index = from; index < to; index++) {
    const other = text.charCodeAt(position + index - from);
    if (foldUnit(text.charCodeAt(index), false) !== foldUnit(other, false)) return false;
  }
  return true;
}
