/** The overrides of a build that somebody has chosen the machine of. */
import { coreStandInPath } from './coreStandIn';
import type { EvaluatedMetadata } from './evaluatedMetadata';

/** The words of OVERRIDES; undefined where only a default stands for the machine: the environment may name another one. */
export function chosenOverrides(metadata: EvaluatedMetadata): readonly string[] | undefined {
  const isChosen = metadata.ownHistory('MACHINE').some(({ origin }) => origin && origin.path !== coreStandInPath);
  const overrides = isChosen ? metadata.variable('OVERRIDES') : undefined;
  return overrides?.kind === 'known' ? overrides.text.split(':') : undefined;
}
