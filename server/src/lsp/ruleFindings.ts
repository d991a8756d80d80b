/** What the rules found in the values that open documents have a say in, as of the last time there was a pause to look. */
import type { Diagnostic } from '../features/diagnostics';
import { type AnchoredFinding, anchored, placedIn } from '../features/diagnostics/anchoredFindings';
import { EvaluatedProject } from '../features/diagnostics/evaluatedProject';
import type { Evaluator } from '../project/evaluation/evaluator';
import type { TreeSource } from '../project/resolution/lookup';
import type { SourceFile } from '../project/snapshot';
import type { ProjectValues, Situation } from './projectValues';

interface LastProject {
  readonly evaluator: Evaluator;
  readonly project: EvaluatedProject;
}

export class RuleFindings {
  readonly #values: ProjectValues;
  readonly #trees: TreeSource;
  readonly #situation: () => Situation;
  /** By the path of the document. */
  readonly #kept = new Map<string, readonly AnchoredFinding[]>();
  #last: (Pick<Situation, 'snapshot' | 'settings'> & LastProject) | undefined;

  constructor(values: ProjectValues, trees: TreeSource, situation: () => Situation) {
    this.#values = values;
    this.#trees = trees;
    this.#situation = situation;
  }

  /** Those whose statements are still there. Costs nothing. */
  keptFor({ path, tree }: SourceFile): readonly Diagnostic[] {
    return placedIn(tree, this.#kept.get(path) ?? []);
  }

  forget(path: string): void {
    this.#kept.delete(path);
  }

  /** Looks again, and tells whether anything is to be shown otherwise than before. */
  renew(file: SourceFile): boolean {
    const { path, tree } = file;
    const before = this.keptFor(file);
    const found = this.projectNow()?.findingsIn(path) ?? [];
    this.#kept.set(path, anchored(tree, found));
    return !isSame(before, found);
  }

  /** What the rules look at; it knows what it has found in a recipe while nothing has changed. Undefined before all is read. */
  projectNow(): EvaluatedProject | undefined {
    const { snapshot, settings } = this.#situation();
    const evaluator = this.#values.ruleEvaluator;
    if (!evaluator) return undefined;
    const last = this.#last;
    if (last?.snapshot === snapshot && last.settings === settings && last.evaluator === evaluator) return last.project;
    const project = new EvaluatedProject({
      snapshot,
      trees: this.#trees,
      evaluator,
      configurationFile: (path) => this.#values.configurationFile(path),
      evaluatedPath: (path) => this.#values.evaluatedPath(path),
      release: settings.release,
      severities: settings.ruleSeverities,
    });
    this.#last = { snapshot, settings, evaluator, project };
    return project;
  }
}

function isSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return JSON.stringify(before.map(shown)) === JSON.stringify(after.map(shown));
}

function shown({ rule, severity, span, message, fix, related }: Diagnostic): unknown {
  return [rule, severity, span, message, fix, related?.map((each) => [each.path, each.span, each.message])];
}
