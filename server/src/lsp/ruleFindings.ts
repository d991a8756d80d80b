/** What the rules found in the values that open documents have a say in, as of the last time there was a pause to look. */
import type { Diagnostic } from '../features/diagnostics';
import { type AnchoredFinding, anchored, placedIn } from '../features/diagnostics/anchoredFindings';
import { EvaluatedProject } from '../features/diagnostics/evaluatedProject';
import type { TreeSource } from '../project/resolution/lookup';
import type { SourceFile } from '../project/snapshot';
import type { ProjectValues, Situation } from './projectValues';

export class RuleFindings {
  readonly #values: ProjectValues;
  readonly #trees: TreeSource;
  readonly #situation: () => Situation;
  /** By the path of the document. */
  readonly #kept = new Map<string, readonly AnchoredFinding[]>();

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
    const found = this.#project()?.findingsIn(path) ?? [];
    this.#kept.set(path, anchored(tree, found));
    return !isSame(before, found);
  }

  #project(): EvaluatedProject | undefined {
    const { snapshot, settings } = this.#situation();
    const evaluator = this.#values.ruleEvaluator;
    if (!evaluator) return undefined;
    return new EvaluatedProject({
      snapshot,
      trees: this.#trees,
      evaluator,
      configurationFile: (path) => this.#values.configurationFile(path),
      evaluatedPath: (path) => this.#values.evaluatedPath(path),
      release: settings.release,
      severities: settings.ruleSeverities,
    });
  }
}

function isSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return JSON.stringify(before.map(shown)) === JSON.stringify(after.map(shown));
}

function shown({ rule, severity, span, message, fix }: Diagnostic): unknown {
  return [rule, severity, span, message, fix];
}
