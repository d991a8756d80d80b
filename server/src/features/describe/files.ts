/** What the names of files mean: classes, recipes and included files. Undefined where there is no such file. */
import { describe } from '../../knowledge/describe';
import { classNamed } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import { recipesMeant } from '../context/recipesMeant';
import { joined, maxLinks } from './markdown';
import { fileLink } from './placeLinks';

export function describeClass(snapshot: Snapshot, name: string): string | undefined {
  const entry = classNamed(name);
  const files = snapshot.classFiles(name);
  if (!entry && files.length === 0) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : `**\`${name}\`** · class`,
    ...files.map((path) => fileLink(snapshot, path)),
  ]);
}

/** The recipe of a name, also where it is the name of one of its packages or images. */
export function describeRecipe(snapshot: Snapshot, word: string): string | undefined {
  const recipes = recipesMeant(snapshot, word);
  const name = recipes[0]?.name;
  if (name === undefined) return undefined;
  const lines = recipes.slice(0, maxLinks).map(({ path, version, layer }) => {
    const what = [version, layer?.name].filter((part) => part !== undefined).join(', ');
    return `- ${what === '' ? '' : `${what}: `}${fileLink(snapshot, path)}`;
  });
  const title = name === word ? `**\`${name}\`** · recipe` : `**\`${word}\`** · of the recipe \`${name}\``;
  return joined([title, lines.join('\n')]);
}

export function describeInclude(snapshot: Snapshot, fromPath: string, target: string): string | undefined {
  const path = snapshot.resolveInclude(fromPath, target);
  return path && joined([`**\`${target}\`** · file`, fileLink(snapshot, path)]);
}
