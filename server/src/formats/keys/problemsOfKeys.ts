/** What is wrong with the keys of a file, worked out once for all who ask. */
import type { Span } from '../../base/span';
import { type ConfigFile, installedPaths, isMasked } from '../configFile';
import { type KeyProblem, keyProblems } from './keyProblems';
import { keyTree } from './keyTree';
import { readerOf } from './readers';
import { shapeOfFormat } from './tables';

type KeyProblemOf<Kind extends KeyProblem['kind']> = Extract<KeyProblem, { readonly kind: Kind }>;

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
  if (!shape || !reader) return [];
  const problems = keyProblems(root, shape, reader).flatMap((problem) => asOfBase(file, problem));
  return problems.filter((problem) => {
    if (problem.kind === 'missingKey') return file.isWhole && !isBroken(file);
    return !isMasked(file, spanOf(problem));
  });
}

/**
 * A bundle has its `config.json`. Under another name it is what containerd makes those of: it puts in the program to run, and what else is
 * not there.
 */
function asOfBase(file: ConfigFile, problem: KeyProblem): readonly KeyProblem[] {
  const isOfBundle = installedPaths(file).some((path) => path.endsWith('/config.json'));
  if (problem.kind !== 'missingKey' || file.format !== 'oci-runtime' || isOfBundle) return [problem];
  return problem.name === 'args' ? [] : [{ ...problem, isRefused: false }];
}

/** What is behind a mistake may be there and not be understood. */
function isBroken({ tree }: ConfigFile): boolean {
  return tree.kind === 'data' && tree.problems.some(({ kind }) => kind === 'syntax');
}

function spanOf(problem: Exclude<KeyProblem, { readonly kind: 'missingKey' }>): Span {
  if ('property' in problem) return problem.property.nameSpan;
  return 'node' in problem ? problem.node.span : problem.span;
}
