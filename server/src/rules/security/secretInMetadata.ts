import { shifted } from '../../base/span';
import { isSecretName, isSecretValue, secretsIn } from '../../containers/secrets';
import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import { assignedText } from '../../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import type { FileRule, Finding } from '../rule';

export const secretInMetadata: FileRule = {
  id: 'secret-in-metadata',
  category: 'security',
  subject: 'file',
  severity: 'warning',
  what: 'A password, a token or a private key in a recipe or configuration file.',
  why: 'What stands in metadata goes into the history of its repository, into the output of `bitbake -e`, into logs and into the shared state; in the environment or the labels of an image everybody can read it who can pull the image.',
  bad: ['OCI_IMAGE_ENV_VARS = "DB_HOST=db DB_PASSWORD=hunter2"'],
  good: ['OCI_IMAGE_ENV_VARS = "DB_HOST=db DB_PASSWORD_FILE=/run/secrets/db"'],
  check({ file: { tree }, assignments }) {
    const named = assignments.flatMap((assignment) => secretOfName(tree, assignment));
    const found = tree.statements.flatMap((statement, index) =>
      formedSecrets(tree, statement, tree.starts[index] ?? 0),
    );
    const others = found.filter(
      ({ span }) => !named.some((each) => each.span.start <= span.start && span.end <= each.span.end),
    );
    return [...named, ...others].sort((first, second) => first.span.start - second.span.start);
  },
};

function secretOfName(tree: SyntaxTree, assignment: LocatedAssignment): Finding[] {
  const { statement, start, parts } = assignment;
  // A flag says something of the variable, or names an option: `PACKAGECONFIG[passwd]`.
  if (parts.operation === 'remove' || statement.flag) return [];
  if (imageVariables.has(parts.base)) return secretsOfImage(tree, assignment);
  if (!/^[A-Z][A-Z0-9_]*$/.test(parts.base) || !isSecretName(parts.base) || isMeantToBeReplaced(tree, assignment))
    return [];
  if (!isSecretValue(assignedText(tree, start, statement))) return [];
  return [
    {
      span: shifted(statement.value, start),
      message: `${parts.base} is a secret, and metadata is no place for it: it gets into logs, \`bitbake -e\` and the shared state. ${adviceFor(parts.base)}`,
    },
  ];
}

/** A recipe's default for others to replace is known to everybody anyway. */
function isMeantToBeReplaced(tree: SyntaxTree, { statement, parts }: LocatedAssignment): boolean {
  const isDefault = statement.operator === '?=' || statement.operator === '??=';
  return isDefault && tree.dialect !== 'conf' && !parts.base.startsWith('CONTAINER_REGISTRY_');
}

/** Variables with `KEY=VALUE` words that end in the configuration of the image. */
const imageVariables: ReadonlySet<string> = new Set(['OCI_IMAGE_ENV_VARS', 'OCI_IMAGE_LABELS']);

function secretsOfImage({ text }: SyntaxTree, { statement, start }: LocatedAssignment): Finding[] {
  const { start: from, end } = shifted(statement.value, start);
  return [...text.slice(from, end).matchAll(/([A-Za-z_][\w.-]*)=([^\s"'\\]+|'[^']*')/g)].flatMap((match): Finding[] => {
    const [word, name = '', value = ''] = match;
    if (!isSecretName(name) || !isSecretValue(value.replace(/^'|'$/g, ''))) return [];
    const at = from + match.index;
    return [
      {
        span: { start: at, end: at + word.length },
        message: `${name} ends in the configuration of the image: everybody who can pull it can read the secret. Give it to the container when it is started.`,
      },
    ];
  });
}

function formedSecrets(tree: SyntaxTree, statement: Statement, start: number): readonly Finding[] {
  const part = partWithText(statement);
  if (!part) return [];
  return secretsIn(tree.text.slice(start + part.start, start + part.end)).map(({ span, what }) => ({
    span: shifted(span, start + part.start),
    message: `${what} stands in metadata: it gets into the history of the repository, into logs and into the shared state. Keep it outside, in a file that the build reads.`,
  }));
}

function partWithText(statement: Statement): { readonly start: number; readonly end: number } | undefined {
  switch (statement.kind) {
    case 'assign':
      return statement.value;
    case 'func':
    case 'def':
      return statement.body;
    default:
      return undefined;
  }
}

function adviceFor(variable: string): string {
  return variable.startsWith('CONTAINER_REGISTRY_')
    ? 'Keep it in a file outside of the layers that CONTAINER_REGISTRY_CREDSFILE names.'
    : 'Keep it in a file outside of the layers.';
}
