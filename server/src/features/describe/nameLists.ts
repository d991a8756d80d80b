/** Lines of explanations that list names, a few of many. */
import { codeSpan } from './markdown';

/** More names than these are counted. */
export const maxNames = 12;

/** `Provides: a, b, 3 more`; empty without names. */
export function namesLine(label: string, names: readonly string[]): string {
  const shown = names.slice(0, maxNames).map(codeSpan);
  return names.length === 0 ? '' : `${label}: ${withMore(shown, names.length).join(', ')}`;
}

/** What is shown of `count` things, and how many there are besides. */
export function withMore(shown: readonly string[], count: number): readonly string[] {
  return count > shown.length ? [...shown, `${count - shown.length} more`] : shown;
}

/** At most as many lines as anybody reads; empty ones are left out. */
export function listed(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .slice(0, maxNames)
    .map((line) => `- ${line}`)
    .join('\n');
}
