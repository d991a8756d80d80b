/** What is wrong with the keys of a file, worked out once for all who ask. */
import { type ConfigFile, isMasked } from '../configFile';
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

/** A key that is missing may stand where the text is wrong. */
function isReadable({ tree }: ConfigFile): boolean {
  return tree.kind !== 'data' || tree.problems.every(({ kind }) => kind !== 'syntax');
}

function allProblems(file: ConfigFile): readonly KeyProblem[] {
  const root = keyTree(file);
  const shape = shapeOfFormat(file.format, root);
  const reader = readerOf(file.format);
  if (!shape || !reader) return [];
  return keyProblems(root, shape, reader).filter((problem) => {
    if (problem.kind === 'missingKey') return file.isWhole && isReadable(file);
    return !isMasked(file, 'property' in problem ? problem.property.nameSpan : problem.node.span);
  });
}
