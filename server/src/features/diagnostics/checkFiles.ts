/** All findings in many files: each recipe is evaluated once, in whatever files its findings are to be mended. */
import type { SlicedWork } from '../../base/pacer';
import type { TreeSource } from '../../project/resolution/lookup';
import type { SourceFile } from '../../project/snapshot';
import { dialectOf } from '../../syntax/bitbake/dialect';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { Diagnostic } from '../diagnostics';
import type { PlacedDiagnostic } from './evaluatedFindings';
import { type EvaluatedProject, withoutRepetition } from './evaluatedProject';
import { isForeign } from './foreignText';

export interface FilesToCheck {
  readonly paths: readonly string[];
  readonly trees: TreeSource;
  /** Without it, nothing is said of values. */
  readonly evaluated: FindingsOfValues | undefined;
  /** All findings in a file, those in values among them. */
  readonly findingsIn: (file: SourceFile, evaluated: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Told after each file how many are done. */
  readonly checked: (doneCount: number) => void;
}

export type FindingsOfValues = Pick<EvaluatedProject, 'recipesFor' | 'findingsOfRecipe' | 'findingsOfConfiguration'>;

/** A file with findings. */
export interface CheckedFile {
  readonly path: string;
  /** In whose offsets the findings are. */
  readonly text: string;
  readonly findings: readonly Diagnostic[];
}

/** The files that have findings, in the order of `paths`. Files that cannot be read, or that are not BitBake's, are left out. */
export function* checkFiles(request: FilesToCheck): SlicedWork<readonly CheckedFile[]> {
  const { paths, evaluated, checked } = request;
  const asked = new Set(paths);
  const values = new FindingsInValues(evaluated);
  const found = new Map<string, CheckedFile>();
  for (const [index, path] of paths.entries()) {
    yield* values.look(path);
    const file = checkedFile(request, path, []);
    if (file) found.set(path, file);
    checked(index + 1);
    yield;
  }
  // A recipe may have a finding in a file that came before it.
  for (const [path, inValues] of values.byPath()) {
    const file = asked.has(path) ? checkedFile(request, path, inValues) : undefined;
    if (file) found.set(path, file);
    yield;
  }
  return paths.flatMap((path) => found.get(path) ?? []);
}

/** Undefined for a file without findings. */
function checkedFile(
  { trees, findingsIn }: FilesToCheck,
  path: string,
  inValues: readonly Diagnostic[],
): CheckedFile | undefined {
  const tree = bitbakeTree(trees, path);
  const findings = tree ? findingsIn({ path, tree }, inValues) : [];
  return tree && findings.length > 0 ? { path, text: tree.text, findings } : undefined;
}

function bitbakeTree(trees: TreeSource, path: string): SyntaxTree | undefined {
  const read = trees.read(path);
  return read.kind === 'tree' && !isForeign(read.tree) ? read.tree : undefined;
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
    if (dialectOf(path) === 'conf') this.#found.push(...this.#project.findingsOfConfiguration(path));
    for (const recipe of this.#project.recipesFor(path)) {
      if (this.#recipesDone.has(recipe)) continue;
      this.#recipesDone.add(recipe);
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
