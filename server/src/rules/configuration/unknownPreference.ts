import { isOfAnotherRelease } from '../../containers/defaultProviders';
import { isForContainers } from '../../containers/hostConfiguration';
import { kernelVersionsWithFragments } from '../../containers/kernelFragments';
import { isPossibleVersion, recipeVersions } from '../../containers/recipeVersions';
import type { Snapshot } from '../../project/snapshot';
import { definedName } from '../../syntax/bitbake/text';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const unknownPreference: ConfigurationRule = {
  id: 'unknown-preference',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  what: 'A preferred provider or version that no layer of the build has.',
  why: 'BitBake compares PREFERRED_PROVIDER with the names of the recipes that provide the thing, and PREFERRED_VERSION with their versions. What none of them has it passes over: it takes the provider or version that it would take anyway.',
  bad: {
    'conf/local.conf': ['PREFERRED_PROVIDER_virtual/copier = "skopio"'],
    'recipes/skopeo_1.23.bb': ['PROVIDES += "virtual/copier"'],
  },
  good: {
    'conf/local.conf': ['PREFERRED_PROVIDER_virtual/copier = "skopeo"'],
    'recipes/skopeo_1.23.bb': ['PROVIDES += "virtual/copier"'],
  },
  check(configuration) {
    if (!configuration.isComplete || !configuration.snapshot.complete) return [];
    return preferences(configuration).flatMap((variable): PlacedFinding[] => {
      const [, kind = '', name = ''] = preference.exec(variable) ?? [];
      const value = configuration.text(variable)?.trim() ?? '';
      if (value === '' || /[$\s]/.test(value)) return [];
      const message =
        kind === 'VERSION' ? aboutVersion(configuration, name, value) : aboutProvider(configuration, name, value);
      const place = message === undefined ? undefined : configuration.placeOf(variable);
      return message === undefined || !place ? [] : [{ place, message }];
    });
  },
};

const preference = /^PREFERRED_(PROVIDER|VERSION)_([^:$]+)$/;

/** Those of the user's own configuration: layers also name recipes of others that need not be there. */
function preferences({ places, path }: EvaluatedConfiguration): readonly string[] {
  const tree = places.tree(path);
  const names = tree?.statements.flatMap((statement, index) => {
    const name = statement.kind === 'assign' ? definedName(tree, tree.starts[index] ?? 0, statement) : undefined;
    return name !== undefined && preference.test(name) ? [name] : [];
  });
  return [...new Set(names)];
}

function aboutProvider(
  { snapshot, release }: EvaluatedConfiguration,
  provided: string,
  recipe: string,
): string | undefined {
  // Another rule tells of those that other releases have.
  if (isKnown(snapshot, recipe) || isOfAnotherRelease(provided, recipe, release)) return undefined;
  if (snapshot.providersOf(provided).length === 0) return undefined;
  return `No layer has a recipe \`${recipe}\`: BitBake passes over the preference for ${provided}.`;
}

function aboutVersion(configuration: EvaluatedConfiguration, name: string, wanted: string): string | undefined {
  const { snapshot } = configuration;
  const recipes = snapshot.recipesNamed(name);
  const versions = recipes.map((recipe) => recipeVersions(snapshot, recipe));
  if (recipes.length === 0 || versions.flat().some((version) => isPossibleVersion(version, wanted))) return undefined;
  if (isKernelWithoutConfiguration(configuration, name, wanted)) return undefined;
  const known = [...new Set(versions.flat().map(({ text, isWhole }) => (isWhole ? text : `${text}...`)))].join(', ');
  return `No layer has ${name} in a version \`${wanted}\`: BitBake takes another one. There is ${known}.`;
}

/** Of these another rule says what follows for containers. */
function isKernelWithoutConfiguration(configuration: EvaluatedConfiguration, name: string, wanted: string): boolean {
  const version = /^(\d+\.\d+)(?!\d)/.exec(wanted)?.[1];
  if (!name.startsWith('linux-yocto') || version === undefined || !isForContainers(configuration)) return false;
  return !kernelVersionsWithFragments(configuration.snapshot, configuration.release).includes(version);
}

/** Names of variants and of cross tools are made from others. */
function isKnown(snapshot: Snapshot, recipe: string): boolean {
  const base = recipe.replace(/^(?:nativesdk-|lib\d+-)/, '').replace(/-(?:native|initial|cross.*)$/, '');
  const behind = snapshot.recipesBehind(recipe);
  return (behind !== undefined && behind.how !== 'beginning') || snapshot.recipesNamed(base).length > 0;
}
