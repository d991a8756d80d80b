/** The `PACKAGECONFIG[x]` that a recipe declares. */
import type { AssignmentPlace, Snapshot } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import { assignedAt } from './assignedAt';
import type { ValueOwner } from './context';
import type { Question } from './question';
import { filesOfRecipe } from './recipePlaces';
import { splitOutsideExpansions } from './splitOutsideExpansions';

/** Flags that every variable may have. */
const generalFlags: ReadonlySet<string> = new Set(['doc', 'vardeps', 'vardepsexclude', 'vardepvalue', 'export']);

/** In a recipe its own, in configuration those of the recipe behind `:pn-`; where several say the same flag, each. */
export function packageConfigFlags(
  { snapshot, from, setting }: Pick<Question, 'snapshot' | 'from' | 'setting'>,
  owner: Pick<ValueOwner, 'overrides'>,
): readonly AssignmentPlace[] {
  const named = owner.overrides.find((override) => override.startsWith('pn-'))?.slice('pn-'.length);
  const paths =
    named === undefined || named === setting.recipe
      ? [from.path, ...setting.related]
      : snapshot.recipesNamed(named).flatMap((recipe) => filesOfRecipe(snapshot, recipe).map(({ path }) => path));
  const isConfiguration = (path: string): boolean => snapshot.file(path)?.dialect === 'conf';
  return [...new Set(paths)].flatMap((path) => (isConfiguration(path) ? [] : flagsIn(snapshot, path)));
}

function flagsIn(snapshot: Snapshot, path: string): readonly AssignmentPlace[] {
  const assignments = snapshot.file(path)?.assignments ?? [];
  return assignments.filter(
    ({ name, flag }) =>
      flag !== undefined &&
      name.startsWith('PACKAGECONFIG') &&
      nameParts(name).base === 'PACKAGECONFIG' &&
      !flag.includes('$') &&
      !generalFlags.has(flag),
  );
}

/** The fields of a flag's value, `--with-x,--without-x,x`, without the blanks around. */
export function packageConfigFields(snapshot: Snapshot, place: AssignmentPlace): readonly string[] {
  const value = assignedAt(snapshot, place);
  if (value === undefined) return [];
  return splitOutsideExpansions(value, { start: 0, end: value.length }, ',').map(({ start, end }) =>
    value.slice(start, end).trim(),
  );
}
