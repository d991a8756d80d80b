/** Which of the recipes that provide something BitBake takes: PREFERRED_PROVIDER, PREFERRED_VERSION, priorities and versions. */
import { compareVersions } from '../index/versionOrder';
import { baseName } from '../paths';
import type { EvaluatedMetadata } from './evaluatedMetadata';
import type { Evaluator } from './evaluator';

export interface ChosenRecipe {
  readonly path: string;
  readonly variant: string | undefined;
}

/** Endings of names that stand for a variant of a recipe. */
const variantOfEnding = [
  { ending: '-native', variant: 'native' },
  { ending: '-nativesdk', variant: 'nativesdk' },
] as const;

/** The recipe for a target as it stands on BitBake's command line, told by the names of the files; undefined where there is none. */
export function preferredRecipe(target: string, evaluator: Evaluator): ChosenRecipe | undefined {
  const provider = textOf(evaluator.configuration, `PREFERRED_PROVIDER_${target}`) ?? target;
  const own = candidates(provider, evaluator);
  if (own.length > 0) return { path: best(provider, own, evaluator), variant: undefined };
  for (const { ending, variant } of variantOfEnding) {
    if (!provider.endsWith(ending)) continue;
    const name = provider.slice(0, -ending.length);
    const extended = candidates(name, evaluator).filter((path) => evaluator.variants(path).includes(variant));
    if (extended.length > 0) return { path: best(name, extended, evaluator), variant };
  }
  return undefined;
}

function candidates(name: string, { recipeFiles }: Evaluator): readonly string[] {
  return recipeFiles.recipes.filter((path) => baseName(path).replace(/\.bb$/, '').split('_')[0] === name);
}

interface Candidate {
  readonly path: string;
  readonly version: string;
  /** BBFILE_PRIORITY of its layer. */
  readonly priority: number;
  /** DEFAULT_PREFERENCE: a negative one keeps a recipe from being taken unasked. */
  readonly preference: number;
}

/** Of several recipes of one name: the version asked for, else the layer of the highest priority, then the preference, then the version. */
function best(name: string, paths: readonly string[], evaluator: Evaluator): string {
  const [only = '', ...others] = paths;
  if (others.length === 0) return only;
  const known = paths.map((path) => candidate(path, evaluator)).sort(weakestFirst);
  const asked = textOf(evaluator.configuration, `PREFERRED_VERSION_${name}`);
  const preferred = asked === undefined ? [] : known.filter(({ version }) => isVersion(version, asked));
  return (preferred.at(-1) ?? known.at(-1))?.path ?? only;
}

function candidate(path: string, evaluator: Evaluator): Candidate {
  const metadata = evaluator.recipe(path);
  const preference = Number.parseInt(textOf(metadata, 'DEFAULT_PREFERENCE') ?? '0', 10);
  return {
    path,
    version: textOf(metadata, 'PV') ?? '',
    priority: evaluator.recipeFiles.collectionOf(path)?.priority ?? 0,
    preference: Number.isNaN(preference) ? 0 : preference,
  };
}

function weakestFirst(first: Candidate, second: Candidate): number {
  return (
    first.priority - second.priority ||
    first.preference - second.preference ||
    compareVersions(first.version, second.version)
  );
}

/** `6.12%` stands for all versions that begin so; an epoch in front is not compared. */
function isVersion(version: string, asked: string): boolean {
  const wanted = asked.replace(/^\d+:/, '');
  return wanted.endsWith('%') ? version.startsWith(wanted.slice(0, -1)) : version === wanted;
}

function textOf(metadata: EvaluatedMetadata, name: string): string | undefined {
  const value = metadata.variable(name);
  return value.kind === 'known' && value.text !== '' ? value.text : undefined;
}
