/** The recipe of this build that an entry of a list of containers or guests waits for. */
import { bundledContainer, recipeOfLayout } from './bundledContainer';
import { bundleEntry } from './bundleEntry';
import { containerBundle, containerHost } from './bundlingClasses';
import { xenGuest } from './xenGuest';

export interface BundledRecipe {
  readonly recipe: string;
  /** What the recipe has to make. */
  readonly makes: 'container' | 'guest';
}

/** Undefined for what is fetched, is there already, or is no name. */
export function bundledRecipe(list: string, entry: string): BundledRecipe | undefined {
  // What a reference is taken for is said by rules of their own.
  if (entry.includes('/')) return undefined;
  const recipe = nameIn(list, entry);
  if (recipe === undefined || !/^[A-Za-z0-9][A-Za-z0-9+._-]*$/.test(recipe)) return undefined;
  return { recipe, makes: list.includes('CONTAINER') ? 'container' : 'guest' };
}

function nameIn(list: string, entry: string): string | undefined {
  if (list === containerHost.list) {
    const { name, isExternal } = bundledContainer(entry);
    return isExternal ? undefined : recipeOfLayout(name);
  }
  if (list === containerBundle.list) {
    const { kind, source } = bundleEntry(entry);
    return kind === 'local' ? source : undefined;
  }
  const { name, isExternal } = xenGuest(entry);
  return isExternal ? undefined : name;
}
