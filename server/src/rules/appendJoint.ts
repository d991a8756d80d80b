/** Where `:append` and `:prepend` meet the words that are there. */
import { isWordList } from '../knowledge/wordLists';
import type { LocatedAssignment } from '../syntax/bitbake/locatedAssignments';
import { assignedText } from '../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../syntax/bitbake/tree';
import { isAsciiWord, isPythonSpace } from '../syntax/pythonCharacters';

/** The side of the new words that meets the old ones. */
export type Joint = 'beginning' | 'end';

/** Where the words of an assignment meet others without a blank that the operator brings; undefined for other assignments. */
export function jointOf({ statement, parts }: LocatedAssignment): Joint | undefined {
  // `+=` and `=+` bring a blank of their own.
  if (statement.flag || statement.operator === '+=' || statement.operator === '=+') return undefined;
  if (parts.operation === 'append') return 'beginning';
  if (parts.operation === 'prepend') return 'end';
  return undefined;
}

/**
 * Whether a word stands right at the joint. Punctuation there is meant to go on with a word (`;branch=main`), and what an
 * expansion gives is not known.
 */
function isTouching(tree: SyntaxTree, { statement, start }: LocatedAssignment, joint: Joint): boolean {
  const value = assignedText(tree, start, statement);
  return isAsciiWord(value.charCodeAt(joint === 'end' ? value.length - 1 : 0));
}

/** Whether a file by itself shows that a word grows together with one of a list. */
export function isJoinedAtSight(
  tree: SyntaxTree,
  assignments: readonly LocatedAssignment[],
  assignment: LocatedAssignment,
): boolean {
  const joint = jointOf(assignment);
  if (!joint || !isWordList(assignment.name) || !isTouching(tree, assignment, joint)) return false;
  return isListWithoutBlank(tree, assignments, assignment, joint);
}

/**
 * Whether the list has no blank on its side of the joint. A file that assigns the list says so itself. Of one that another file
 * assigns nobody can rely on a blank: in appends and configuration that is every list, in recipes without
 * includes those that classes fill.
 */
function isListWithoutBlank(
  tree: SyntaxTree,
  assignments: readonly LocatedAssignment[],
  { name, parts }: LocatedAssignment,
  joint: Joint,
): boolean {
  const listName = name.slice(0, name.indexOf(`:${parts.operation}`));
  const own = assignments.findLast((other) => other.name === listName && !other.statement.flag);
  if (!own && (tree.dialect === 'append' || tree.dialect === 'conf')) return true;
  if (!own) return listsOfClasses.has(listName) && !tree.statements.some(includesFile);
  const value = assignedText(tree, own.start, own.statement);
  const code = value.charCodeAt(joint === 'end' ? 0 : value.length - 1);
  return value !== '' && !isPythonSpace(code) && code !== dollarSign && code !== closingBrace;
}

function includesFile({ kind }: Statement): boolean {
  return kind === 'include' || kind === 'require' || kind === 'include_all';
}

const dollarSign = 0x24;
const closingBrace = 0x7d;

/** Lists that have words before a recipe adds its own. */
const listsOfClasses: ReadonlySet<string> = new Set([
  'DISTRO_FEATURES',
  'IMAGE_FEATURES',
  'IMAGE_FSTYPES',
  'IMAGE_INSTALL',
  'MACHINE_FEATURES',
]);
