/** What the rules found in the values that open documents have a say in, as of the last time there was a pause to look. */
import { type AnchoredFinding, anchored, placedIn } from '../features/diagnostics/anchoredFindings';
import type { Diagnostic, DiagnosticOptions } from '../features/diagnostics/diagnostic';
import { EvaluatedProject } from '../features/diagnostics/evaluatedProject';
import { suppressionComments } from '../features/suppressions/comments';
import type { Evaluator } from '../project/evaluation/evaluator';
import type { TreeSource } from '../project/resolution/lookup';
import type { SourceFile } from '../project/snapshot';
import type { Statement, SyntaxTree } from '../syntax/bitbake/tree';
import type { ProjectValues, Situation } from './projectValues';

interface Kept {
  readonly findings: readonly AnchoredFinding[];
  /** The statements without a say in the build. */
  readonly idle: ReadonlySet<Statement>;
  /** Which rules were done with this text, and no other: what an edit changes is not known yet. */
  readonly complete: { readonly in: SyntaxTree; readonly subjects: DiagnosticOptions['complete'] };
}

export type OptionsFor = (path: string) => Pick<DiagnosticOptions, 'release' | 'severities'>;

interface LastProject {
  readonly evaluator: Evaluator;
  readonly project: EvaluatedProject;
}

export class RuleFindings {
  readonly #values: ProjectValues;
  readonly #trees: TreeSource;
  readonly #situation: () => Situation;
  readonly #optionsFor: OptionsFor;
  /** By the path of the document. */
  readonly #kept = new Map<string, Kept>();
  #last: (Pick<Situation, 'snapshot' | 'settings'> & LastProject) | undefined;

  constructor(values: ProjectValues, trees: TreeSource, situation: () => Situation, optionsFor: OptionsFor) {
    this.#values = values;
    this.#trees = trees;
    this.#situation = situation;
    this.#optionsFor = optionsFor;
  }

  /** Those whose statements are still there. Costs nothing. */
  keptFor({ path, tree }: SourceFile): readonly Diagnostic[] {
    return placedIn(tree, this.#kept.get(path)?.findings ?? []);
  }

  /** The subjects of the rules that are done with the file as it is now. */
  completeFor({ path, tree }: SourceFile): DiagnosticOptions['complete'] {
    const complete = this.#kept.get(path)?.complete;
    return complete?.in === tree ? complete.subjects : [];
  }

  /** The statements of the file that had no say in the build; those that an edit has touched since are not among them. */
  idleIn(path: string): ReadonlySet<Statement> | undefined {
    return this.#kept.get(path)?.idle;
  }

  forget(path: string): void {
    this.#kept.delete(path);
  }

  /** Rules count otherwise from now on than the settings of the editor tell. */
  settingsFilesChanged(): void {
    this.#last = undefined;
  }

  /** Looks again, and tells whether anything is to be shown otherwise than before. */
  renew(file: SourceFile): boolean {
    const { path, tree } = file;
    const before = { findings: this.keptFor(file), complete: this.completeFor(file), idle: this.idleIn(path) };
    const project = this.projectNow();
    const found = project?.findingsIn(path) ?? [];
    const subjects = project?.completeIn(path) ?? [];
    const idle = project?.idleStatementsIn(file) ?? new Set();
    this.#kept.set(path, { findings: anchored(tree, found), idle, complete: { in: tree, subjects } });
    const tellsOfComments = subjects.length !== before.complete?.length && suppressionComments(tree).length > 0;
    return tellsOfComments || !isSame(before.findings, found) || !holdsSame(before.idle, idle);
  }

  /** What the rules look at; it knows what it has found in a recipe while nothing has changed. Undefined before all is read. */
  projectNow(): EvaluatedProject | undefined {
    const { snapshot, settings } = this.#situation();
    const evaluator = this.#values.ruleEvaluator;
    if (!evaluator) return undefined;
    const last = this.#last;
    if (last?.snapshot === snapshot && last.settings === settings && last.evaluator === evaluator) return last.project;
    const project = this.projectOf(evaluator);
    this.#last = { snapshot, settings, evaluator, project };
    return project;
  }

  /** The same for what another evaluator gives, as that of a multiconfig. */
  projectOf(evaluator: Evaluator): EvaluatedProject {
    return new EvaluatedProject({
      snapshot: this.#situation().snapshot,
      trees: this.#trees,
      evaluator,
      configurationFile: (path) => this.#values.configurationFile(path),
      evaluatedPath: (path) => this.#values.evaluatedPath(path),
      releaseOf: (path) => this.#optionsFor(path).release,
      severitiesOf: (path) => this.#optionsFor(path).severities ?? {},
    });
  }
}

function isSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return JSON.stringify(before.map(shown)) === JSON.stringify(after.map(shown));
}

function holdsSame(before: ReadonlySet<Statement> = new Set(), after: ReadonlySet<Statement>): boolean {
  return before.size === after.size && [...before].every((each) => after.has(each));
}

function shown({ rule, severity, span, message, fix, related }: Diagnostic): unknown {
  return [rule, severity, span, message, fix, related?.map((each) => [each.path, each.span, each.message])];
}
