/** `PREFERRED_VERSION_podman = "5.%"`: the versions that the recipes of that name have. */
import type { IndexedFile, Snapshot } from '../../project/snapshot';
import type { Candidate } from '../completion/item';
import { assignedAt } from '../context/assignedAt';
import { codeSpan, joined } from '../describe/markdown';
import { fileLink } from '../describe/placeLinks';
import { startOf, type ValueKind } from './valueKind';

export const preferredVersion: ValueKind = ({ snapshot, text }, { span, owner }) => {
  const recipe = /^(?:PREFERRED|REQUIRED)_VERSION_(.+)$/.exec(owner.base)?.[1];
  if (recipe === undefined) return undefined;
  const wanted = text.slice(span.start, span.end);
  const matching = (): readonly IndexedFile[] =>
    snapshot.recipesNamed(recipe).filter((file) => versionsOf(snapshot, file).some((each) => matches(each, wanted)));
  return {
    span,
    describe: () => describeVersion(snapshot, recipe, wanted, matching()),
    targets: () => matching().map(({ path }) => startOf(path)),
    proposals: () => snapshot.recipesNamed(recipe).flatMap((file) => proposalsOf(snapshot, file)),
  };
};

function describeVersion(
  snapshot: Snapshot,
  recipe: string,
  wanted: string,
  matching: readonly IndexedFile[],
): string | undefined {
  if (snapshot.recipesNamed(recipe).length === 0) return undefined;
  const links = matching.map((file) => `- ${versionsOf(snapshot, file)[0] ?? ''}: ${fileLink(snapshot, file.path)}`);
  return joined([
    `**${codeSpan(wanted)}** · version of the recipe ${codeSpan(recipe)}`,
    wanted.endsWith('%') ? 'The `%` stands for any ending.' : '',
    links.length > 0
      ? links.join('\n')
      : 'No recipe here is known to have such a version: BitBake then warns and takes another.',
  ]);
}

function proposalsOf(snapshot: Snapshot, file: IndexedFile): readonly Candidate[] {
  const note = file.layer?.name ?? '';
  return versionsOf(snapshot, file).flatMap((version) =>
    openForms(version).map((label): Candidate => ({ label, kind: 'value', fit: label.endsWith('%') ? 1 : 0, note })),
  );
}

/** `5.8.0`, `5.8.%`, `5.%`; of a version with an expansion what stands before it, with `%`. */
function openForms(version: string): readonly string[] {
  const fixed = version.split('${')[0] ?? '';
  const [numbers = ''] = fixed.split('+');
  const parts = numbers.split('.');
  const shorter = parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.%`);
  const whole = fixed === version ? [version] : [];
  return [...whole, ...(fixed === numbers && whole.length > 0 ? [] : [`${numbers}%`]), ...shorter.reverse()];
}

/** PV as the recipe and what it includes set it, with the variables that they set put in; else that of the file's name. */
function versionsOf(snapshot: Snapshot, recipe: IndexedFile): readonly string[] {
  const files = withIncluded(snapshot, recipe);
  const assigned = valuesOf(snapshot, files, 'PV').map((version) =>
    version.replace(/\$\{(\w+)\}/g, (expansion, name: string) => valuesOf(snapshot, files, name).at(-1) ?? expansion),
  );
  const usable = assigned.filter((version) => !version.startsWith('$'));
  if (usable.length > 0) return usable;
  return recipe.version === undefined || recipe.version === '' ? [] : [recipe.version];
}

/** More files than a recipe includes. */
const maxIncluded = 20;

function withIncluded(snapshot: Snapshot, recipe: IndexedFile): readonly IndexedFile[] {
  const files = new Map([[recipe.path, recipe]]);
  for (const { path, includes } of files.values()) {
    if (files.size > maxIncluded) break;
    for (const target of includes) {
      const included = snapshot.file(snapshot.resolveInclude(path, target) ?? '');
      if (included) files.set(included.path, included);
    }
  }
  return [...files.values()];
}

function valuesOf(snapshot: Snapshot, files: readonly IndexedFile[], variable: string): readonly string[] {
  const places = files.flatMap(({ assignments }) => assignments);
  return places
    .filter(({ name, flag }) => name === variable && flag === undefined)
    .flatMap((place) => assignedAt(snapshot, place) ?? []);
}

/** BitBake compares up to the `%`, and with all of a version without one. */
function matches(version: string, wanted: string): boolean {
  const fixed = version.split('${')[0] ?? '';
  if (!wanted.endsWith('%')) return version === wanted;
  const start = wanted.slice(0, -1);
  return fixed.startsWith(start) || (fixed !== version && start.startsWith(fixed));
}
