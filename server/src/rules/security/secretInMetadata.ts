import { type Span, shifted } from '../../base/span';
import { isSecretName, isSecretValue, secretsIn } from '../../containers/secrets';
import { variableNamed } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import { assignedText } from '../../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import type { Finding } from '../finding';
import type { FileRule, RuleContext } from '../rule';

export const secretInMetadata: FileRule = {
  id: 'secret-in-metadata',
  category: 'security',
  subject: 'file',
  severity: 'warning',
  what: 'A password, a token or a private key in a recipe or configuration file.',
  why: 'What stands in metadata goes into the history of its repository, into the output of `bitbake -e`, into logs and into the shared state; in the environment or the labels of an image everybody can read it who can pull the image.',
  bad: ['OCI_IMAGE_ENV_VARS = "DB_HOST=db DB_PASSWORD=hunter2"'],
  good: ['OCI_IMAGE_ENV_VARS = "DB_HOST=db DB_PASSWORD_FILE=/run/secrets/db"'],
  check(context) {
    const { tree } = context.file;
    const named = context.assignments.flatMap((assignment) => secretOfName(context, assignment));
    const found = tree.statements.flatMap((statement, index) =>
      formedSecrets(tree, statement, tree.starts[index] ?? 0),
    );
    const others = found.filter(
      ({ span }) => !named.some((each) => each.span.start <= span.start && span.end <= each.span.end),
    );
    return [...named, ...others].sort((first, second) => first.span.start - second.span.start);
  },
};

function secretOfName(context: RuleContext, assignment: LocatedAssignment): Finding[] {
  const { tree } = context.file;
  const { statement, start, parts } = assignment;
  // A flag says something of the variable, or names an option: `PACKAGECONFIG[passwd]`.
  if (parts.operation === 'remove' || statement.flag) return [];
  if (imageVariables.has(parts.base)) return secretsOfImage(context, assignment);
  if (!/^[A-Z][A-Z0-9_]*$/.test(parts.base) || !isSecretName(parts.base) || isMeantToBeReplaced(tree, assignment))
    return [];
  const span = secretSpan(context, assignedText(tree, start, statement), shifted(statement.value, start));
  if (!span) return [];
  return [
    {
      span,
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

function secretsOfImage(context: RuleContext, { statement, start }: LocatedAssignment): Finding[] {
  const { text } = context.file.tree;
  const { start: from, end } = shifted(statement.value, start);
  return [...text.slice(from, end).matchAll(/([A-Za-z_][\w.-]*)=([^\s"'\\]+|'[^']*')/g)].flatMap((match): Finding[] => {
    const [word, name = '', value = ''] = match;
    if (!isSecretName(name)) return [];
    const at = from + match.index;
    const span = secretSpan(context, value.replace(/^'|'$/g, ''), { start: at, end: at + word.length });
    if (!span) return [];
    return [
      {
        span,
        message: `${name} ends in the configuration of the image: everybody who can pull it can read the secret. Give it to the container when it is started.`,
      },
    ];
  });
}

/** What is to be marked of a value: itself where it is a secret, or where the variable that it refers to has one; undefined if it has none. */
function secretSpan({ file, assignments, snapshot }: RuleContext, value: string, span: Span): Span | undefined {
  if (isSecretValue(value)) return span;
  const reference = /^\s*\$\{([A-Z][A-Z0-9_]*)\}\s*$/.exec(value)?.[1];
  // A name that tells of a secret is reported where it is assigned, and the variables of BitBake and of the layers hold none.
  if (reference === undefined || isSecretName(reference) || variableNamed(reference)) return undefined;
  const own = assignments.filter(({ name, statement }) => name === reference && !statement.flag);
  if (own.length === 0) return isSecretElsewhere(snapshot, reference) ? span : undefined;
  const secret = own.find(({ statement, start }) => isSecretValue(assignedText(file.tree, start, statement)));
  return secret && shifted(secret.statement.value, secret.start);
}

function isSecretElsewhere(snapshot: Snapshot, name: string): boolean {
  return snapshot.assignmentsOf(name).some((place) => {
    const text = place.name === name && place.flag === undefined ? snapshot.textOf(place.path) : undefined;
    const value =
      text && /^\s*[?:]*=\s*(["'])([^"'\n]+)\1/.exec(text.slice(place.span.end, place.span.end + longestSecret));
    return value ? isSecretValue(value[2] ?? '') : false;
  });
}

/** So far behind the name of a variable its value is looked for. */
const longestSecret = 500;

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
