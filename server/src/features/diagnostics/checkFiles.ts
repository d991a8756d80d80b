/** All findings in many files: each recipe is evaluated once, in whatever files its findings are to be mended. */
import type { SlicedWork } from '../../base/pacer';
import type { Diagnostic } from './diagnostic';
import type { PlacedDiagnostic } from './evaluatedFindings';
import { type EvaluatedProject, isConfiguration, withoutRepetition } from './evaluatedProject';

export interface FilesToCheck {
  readonly paths: readonly string[];
  /** Without it, nothing is said of values. */
  readonly evaluated: FindingsOfValues | undefined;
  /** The file with all its findings, those in values among them; undefined where it cannot be read, or belongs to another program. */
  readonly look: (path: string, inValues: readonly Diagnostic[]) => CheckedFile | undefined;
  /** Told after each file how many are done. */
  readonly checked: (doneCount: number) => void;
}

export type FindingsOfValues = Pick<
  EvaluatedProject,
  'recipesFor' | 'prepare' | 'findingsOfRecipe' | 'findingsOfConfiguration' | 'findingsOfClass'
>;

export interface CheckedFile {
  readonly path: string;
  /** In whose offsets the findings are. */
  readonly text: string;
  readonly findings: readonly Diagnostic[];
}

/** The files that have findings, in the order of `paths`. */
export function* checkFiles({ paths, evaluated, look, checked }: FilesToCheck): SlicedWork<readonly CheckedFile[]> {
  const asked = new Set(paths);
  const values = new FindingsInValues(evaluated);
  const found = new Map<string, CheckedFile | undefined>();
  for (const [index, path] of paths.entries()) {
    yield* values.look(path);
    found.set(path, withFindings(look(path, [])));
    checked(index + 1);
    yield;
  }
  // A recipe may have a finding in a file that came before it.
  for (const [path, inValues] of values.byPath()) {
    if (asked.has(path)) found.set(path, withFindings(look(path, inValues)));
    yield;
  }
  return paths.flatMap((path) => found.get(path) ?? []);
}

/** Most files have none: their texts need not be kept. */
function withFindings(file: CheckedFile | undefined): CheckedFile | undefined {
  return file && file.findings.length > 0 ? file : undefined;
}

/** Gathers what the rules find in recipes and configurations. */
class FindingsInValues {
  readonly #project: FindingsOfValues | undefined;
  readonly #found: PlacedDiagnostic[] = [];
  readonly #recipesDone = new Set<string>();

  constructor(project: FindingsOfValues | undefined) {
    this.#project = project;
  }

  /** Looks at the recipes and the configuration that a file has a say in. */
  *look(path: string): SlicedWork<void> {
    if (!this.#project) return;
    this.#found.push(...this.#project.findingsOfClass(path));
    if (isConfiguration(path)) this.#found.push(...this.#project.findingsOfConfiguration(path));
    for (const recipe of this.#project.recipesFor(path)) {
      if (this.#recipesDone.has(recipe)) continue;
      this.#recipesDone.add(recipe);
      this.#project.prepare(recipe);
      yield;
      this.#found.push(...this.#project.findingsOfRecipe(recipe));
      yield;
    }
  }

  byPath(): ReadonlyMap<string, readonly Diagnostic[]> {
    const byPath = new Map<string, PlacedDiagnostic[]>();
    for (const finding of withoutRepetition(this.#found)) {
      const there = byPath.get(finding.path);
      if (there) there.push(finding);
      else byPath.set(finding.path, [finding]);
    }
    return byPath;
  }
}
