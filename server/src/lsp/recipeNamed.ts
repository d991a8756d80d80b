/** The values of the recipe that a target of BitBake names. */
import type { EvaluatedMetadata } from '../project/evaluation/evaluatedMetadata';
import { askedFile } from './askedFile';
import type { Session } from './session';
import { uriOfPath } from './uris';

export interface NamedRecipe {
  readonly path: string;
  readonly metadata: EvaluatedMetadata;
  /** That of the target, whichever is evaluated for. */
  readonly multiconfig: string | undefined;
}

/** Undefined where the layers have no such recipe, or nothing evaluates it. */
export function recipeNamed(session: Session, target: string): NamedRecipe | undefined {
  const [, multiconfig, name = target] = /^mc:([^:]*):(.+)$/.exec(target) ?? [];
  const [first] = session.project.snapshot.recipesNamed(name);
  const file = first && askedFile(session, uriOfPath(first.path));
  const here = file && session.values.forFile(file);
  return here && { path: file.path, metadata: here.metadata, multiconfig: multiconfig || undefined };
}
