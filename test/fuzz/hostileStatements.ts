/** Statements that a recipe would hold to cost as much as it can. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Random } from './random';

/** One statement or several, parted by lines of `---`. */
const statements: readonly string[] = readFileSync(
  join(dirname(fileURLToPath(import.meta.url)), 'hostileStatements.inc'),
  'utf8',
).split(/^---\n/m);

export function hostileStatement(random: Random): string {
  return random.pick(statements);
}
