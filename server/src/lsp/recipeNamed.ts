/** The values of the recipe that a target of BitBake names. */
import type { EvaluatedMetadata } from '../project/evaluation/evaluatedMetadata';
import type { Evaluator } from '../project/evaluation/evaluator';
import { splitWords } from '../syntax/bitbake/text';
import { askedFile } from './askedFile';
import type { Session } from './session';
import { uriOfPath } from './uris';

export interface NamedRecipe {
  readonly path: string;
  readonly metadata: EvaluatedMetadata;
  /** That of the target. */
  readonly multiconfig: string | undefined;
  /** What gave the values of a target of a multiconfig that the build has; undefined where they are those of the configuration in use. */
  readonly ofMulticonfig: Evaluator | undefined;
}

/** Undefined where the layers have no such recipe, or nothing evaluates it. */
export function recipeNamed(session: Session, target: string): NamedRecipe | undefined {
  const { values, project } = session;
  const [, multiconfig, name = target] = /^mc:([^:]*):(.+)$/.exec(target) ?? [];
  const [first] = project.snapshot.recipesNamed(name);
  const file = first && askedFile(session, uriOfPath(first.path));
  const here = file && values.forFile(file);
  if (!here) return undefined;
  const isEnabled = multiconfig && enabledMulticonfigs(here.metadata).includes(multiconfig);
  const ofMulticonfig = isEnabled ? values.evaluatorOfMulticonfig(multiconfig) : undefined;
  const metadata = ofMulticonfig?.recipe(values.evaluatedPath(file.path)) ?? here.metadata;
  return { path: file.path, metadata, multiconfig: multiconfig || undefined, ofMulticonfig };
}

function enabledMulticonfigs(metadata: EvaluatedMetadata): readonly string[] {
  const enabled = metadata.variable('BBMULTICONFIG');
  return enabled.kind === 'known' ? splitWords(enabled.text) : [];
}
