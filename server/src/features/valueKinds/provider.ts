/** `PREFERRED_PROVIDER_virtual/runc = "runc"` and `PREFERRED_RPROVIDER_x`: a recipe that provides what the variable is named after. */
import { valuesFor } from '../../knowledge/knowledge';
import type { Candidate } from '../completion/item';
import { providersOf } from '../context/providers';
import { describeRecipe } from '../describe/recipes';
import { startOf, type ValueKind } from './valueKind';

export const provider: ValueKind = ({ snapshot, text }, { span, owner }) => {
  const provided = /^PREFERRED_R?PROVIDER_(.+)$/.exec(owner.base)?.[1];
  if (provided === undefined) return undefined;
  const name = text.slice(span.start, span.end);
  const candidates = (): readonly Candidate[] => [
    ...valuesFor(owner.name, snapshot.release?.name).map(
      ({ value, meaning }): Candidate => ({ label: value, kind: 'recipe', fit: 0, ...(meaning && { note: meaning }) }),
    ),
    ...providersOf(snapshot, provided).map(
      ({ name, layer }): Candidate => ({ label: name, kind: 'recipe', fit: 0, ...(layer && { note: layer.name }) }),
    ),
  ];
  return {
    span,
    describe: (read) => describeRecipe(snapshot, name, read),
    targets: () => snapshot.recipesNamed(name).map(({ path }) => startOf(path)),
    proposals: () => {
      const found = candidates();
      return found.length > 0 ? found : anyRecipe(snapshot.recipeNames());
    },
  };
};

function* anyRecipe(names: readonly string[]): Iterable<Candidate> {
  for (const label of names) yield { label, kind: 'recipe', fit: 1 };
}
