/** Names of packages and recipes in values. */
import { nameParts } from '../../syntax/bitbake/text';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

export function* recipeCandidates({ snapshot }: CompletionRequest): Iterable<Candidate> {
  for (const label of snapshot.recipeNames()) yield { label, kind: 'recipe', fit: 1, topic: `recipe ${label}` };
}

/** The main package of every recipe has its name; further packages are known by the `FILES` and `RDEPENDS` set for them. */
export function* packageCandidates(request: CompletionRequest): Iterable<Candidate> {
  yield* recipeCandidates(request);
  for (const variable of ['FILES', 'RDEPENDS']) {
    for (const { name, path } of request.snapshot.assignmentsOf(variable)) {
      const label = packageName(request, name, path);
      if (label !== undefined) yield { label, kind: 'package', fit: 2 };
    }
  }
}

function packageName({ snapshot }: CompletionRequest, name: string, path: string): string | undefined {
  const { overrides } = nameParts(name);
  const written = overrides[0];
  if (written === undefined || !written.includes('-')) return undefined;
  if (!written.includes('${')) return written;
  const recipe = snapshot.file(path);
  if (!recipe || (recipe.dialect !== 'recipe' && recipe.dialect !== 'append')) return undefined;
  const expanded = written.replace('${PN}', recipe.name).replace('${BPN}', recipe.name);
  return expanded.includes('${') ? undefined : expanded;
}
