/** What a build of a recipe would fail for, as far as it can be told without building. */
import type { EvaluatedMetadata } from '../project/evaluation/evaluatedMetadata';
import { normalized } from '../project/paths';
import { splitWords } from '../syntax/bitbake/text';
import type { EvaluatedProject } from './diagnostics/evaluatedProject';

export interface BuildObstacle {
  /** One line. */
  readonly message: string;
  /** Null where no file is to be mended. */
  readonly path: string | null;
  /** Counted from 1. */
  readonly line: number | null;
}

export interface BuildSubject {
  readonly project: EvaluatedProject;
  readonly metadata: EvaluatedMetadata;
  /** What BitBake says while it reads the configuration. */
  readonly configurationMessages: EvaluatedMetadata['messages'];
  /** The recipe's file, as the evaluator has it. */
  readonly recipe: string;
  /** The user's configuration file; undefined without a build folder. */
  readonly configuration: string | undefined;
  /** The multiconfig that the target names, but for one that the build is known to have. */
  readonly multiconfig: string | undefined;
  /** The line of an offset in a file, counted from 1. */
  readonly lineOf: (path: string, offset: number) => number;
}

/** The recipe's own obstacles first. None where nothing is known to be wrong. */
export function buildObstacles(subject: BuildSubject): readonly BuildObstacle[] {
  return withoutRepetition([
    ...skipObstacles(subject),
    ...messageObstacles(subject),
    ...ruleObstacles(subject),
    ...multiconfigObstacles(subject),
  ]);
}

/** A recipe that BitBake leaves out has no provider, and the reason is what is missing: a feature, a licence, the machine. */
function skipObstacles({ metadata, recipe }: BuildSubject): readonly BuildObstacle[] {
  if (metadata.skipped === undefined) return [];
  return [{ message: `BitBake skips the recipe: ${metadata.skipped}`, path: recipe, line: 1 }];
}

function messageObstacles({ metadata, configurationMessages }: BuildSubject): readonly BuildObstacle[] {
  return [...configurationMessages, ...metadata.messages].flatMap(({ severity, message, origin }) =>
    severity === 'error' && origin ? [{ message, path: origin.path, line: origin.line }] : [],
  );
}

function ruleObstacles({ project, recipe, configuration, lineOf }: BuildSubject): readonly BuildObstacle[] {
  const found = [
    ...project.findingsOfRecipe(recipe),
    ...(configuration === undefined ? [] : project.findingsOfConfiguration(configuration)),
  ];
  return found.flatMap(({ severity, message, path, span }) =>
    severity === 'error' ? [{ message, path, line: lineOf(path, span.start) }] : [],
  );
}

function multiconfigObstacles({ metadata, configuration, multiconfig }: BuildSubject): readonly BuildObstacle[] {
  const enabled = metadata.variable('BBMULTICONFIG');
  if (multiconfig === undefined || enabled.kind === 'unknown' || enabled.kind === 'failed') return [];
  const names = enabled.kind === 'known' ? splitWords(enabled.text) : [];
  if (names.includes(multiconfig)) return [];
  const message = `BBMULTICONFIG does not name "${multiconfig}", so BitBake has no such configuration.`;
  return [{ message, path: configuration ?? null, line: null }];
}

/** BitBake's paths may go up again with `..`, those of documents do not. */
function withoutRepetition(found: readonly BuildObstacle[]): readonly BuildObstacle[] {
  const seen = new Set<string>();
  const obstacles = found.map((each) => ({ ...each, path: each.path === null ? null : normalized(each.path) }));
  return obstacles.filter((obstacle) => {
    const key = JSON.stringify(obstacle);
    return !seen.has(key) && seen.add(key);
  });
}
