/** What is wrong with the keys of a file, worked out once for all who ask. */
import type { Span } from '../../base/span';
import { type ConfigFile, installedPaths, isMasked, isYaml } from '../configFile';
import type { KeyProblem, KeyProblemOf } from './keyProblem';
import { keyProblems } from './keyProblems';
import { keyTree } from './keyTree';
import { readerOf } from './readers';
import { shapeOfFormat } from './tables';

const known = new WeakMap<ConfigFile, readonly KeyProblem[]>();

/** None for a format whose keys are not known, and none where a build or the shell puts something in. */
export function problemsOfKeys<Kind extends KeyProblem['kind']>(
  file: ConfigFile,
  kind: Kind,
): readonly KeyProblemOf<Kind>[] {
  let found = known.get(file);
  if (!found) {
    found = allProblems(file);
    known.set(file, found);
  }
  return found.filter((problem): problem is KeyProblemOf<Kind> => problem.kind === kind);
}

function allProblems(file: ConfigFile): readonly KeyProblem[] {
  const root = keyTree(file);
  const shape = shapeOfFormat(file.format, root);
  const reader = readerOf(file.format);
  if (!shape || !reader || isMisread(file)) return [];
  const isAllThere = isComplete(file);
  const problems = keyProblems(root, shape, reader).flatMap((problem) => asOfBase(file, problem));
  const found = problems.filter((problem) => {
    if (problem.kind === 'missingKey') return isAllThere && !isGivenByRuntime(file, problem.names);
    return !isMasked(file, placeOf(problem));
  });
  return isYaml(file.format) ? withoutRepetition(found) : found;
}

/** The ranges of addresses, which a runtime gives to a plugin of CNI that has the capability for them, and flannel to its delegate. */
function isGivenByRuntime({ format, text }: ConfigFile, names: readonly string[]): boolean {
  return format === 'cni' && names.includes('ranges') && /"(?:ipRanges|flannel)"/.test(text);
}

/**
 * A bundle has its `config.json`. Under another name it is what containerd makes those of: it puts in the program to run, and what else is
 * not there.
 */
function asOfBase(file: ConfigFile, problem: KeyProblem): readonly KeyProblem[] {
  const isOfBundle = installedPaths(file).some((path) => path.endsWith('/config.json'));
  if (problem.kind !== 'missingKey' || file.format !== 'oci-runtime' || isOfBundle) return [problem];
  return problem.names.includes('args') ? [] : [{ ...problem, isRefused: false }];
}

/** A mistake in the indentation of YAML puts what follows to other places than it was meant for. */
function isMisread({ tree, format }: ConfigFile): boolean {
  return isYaml(format) && tree.kind === 'data' && tree.problems.some(({ kind }) => kind === 'syntax');
}

function placeOf(problem: KeyProblem): Span {
  if ('property' in problem) return problem.property.nameSpan;
  return 'table' in problem ? problem.table.span : problem.node.span;
}

/** What aliases stand for is met at each of them. */
function withoutRepetition(problems: readonly KeyProblem[]): readonly KeyProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const { start, end } = placeOf(problem);
    const names = problem.kind === 'missingKey' ? problem.names.join() : 'name' in problem ? problem.name : '';
    const key = `${problem.kind} ${start} ${end} ${names}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whether a key that is not in the file is missing there for sure. */
export function isComplete(file: ConfigFile): boolean {
  return file.isWhole && !hasSyntaxProblem(file) && !mayGetKeys(file);
}

/** What is wrong may be the key that seems to be missing. */
function hasSyntaxProblem({ tree }: ConfigFile): boolean {
  return tree.kind === 'data' ? tree.problems.some(({ kind }) => kind === 'syntax') : tree.strayLines.length > 0;
}

/** Whether a build or the shell puts something in outside of values: that may be any key. */
function mayGetKeys({ text, masked }: ConfigFile): boolean {
  return masked.some(({ start }) => {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    return !before.includes('=') && before.split(/["']/).length % 2 === 1;
  });
}
