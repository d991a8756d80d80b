import { LineIndex } from '../../base/lineIndex';
import { shifted } from '../../base/span';
import { isWordList } from '../../knowledge/wordLists';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import { isPathDirective } from '../../syntax/bitbake/pathDirective';
import { assignedText, definedName, flagName, hasOldOperation, partText, splitWords } from '../../syntax/bitbake/text';
import type { Operator, PathDirective, SyntaxTree } from '../../syntax/bitbake/tree';
import { isAsciiWord } from '../../syntax/pythonCharacters';
import type { Finding, FindingFix } from '../finding';
import type { FileRule } from '../rule';

export const assignmentWithoutEffect: FileRule = {
  id: 'assignment-without-effect',
  category: 'bitbake',
  subject: 'file',
  severity: 'info',
  what: 'An assignment of which another one in the same file leaves nothing.',
  why: '`=` drops what stood before it, whatever operator brought that in. `?=` and `??=` do nothing where there is a value, and `+=` forgets the value of `??=`.',
  bad: ['IMAGE_INSTALL += "nginx"', 'IMAGE_INSTALL = "packagegroup-core-boot"'],
  good: ['IMAGE_INSTALL = "packagegroup-core-boot"', 'IMAGE_INSTALL += "nginx"'],
  check({ file, snapshot, assignments }) {
    const { tree } = file;
    const groups = assignedTwice(tree, assignments);
    if (groups.length === 0) return [];
    const lines = new LineIndex(tree.text);
    const readers = readersIn(tree);
    const found: Finding[] = [];
    for (const group of groups) {
      for (const { lost, to, why } of lossesIn(tree, group)) {
        if (found.length === mostFindings) break;
        if (!isSaid(tree, why, lost, to) || isReadBetween(file, snapshot, readers, lost, to)) continue;
        found.push(finding(tree, lost, why, lines.lineOf(to.start) + 1));
      }
    }
    return found.sort((first, second) => first.span.start - second.span.start);
  },
};

/** The assignments to one variable or flag, in order. */
type Group = readonly LocatedAssignment[];

/** `:append` and its kin add up, and a variable that is unset in between begins anew. */
function assignedTwice(tree: SyntaxTree, assignments: readonly LocatedAssignment[]): readonly Group[] {
  const groups = new Map<string, LocatedAssignment[]>();
  for (const assignment of assignments) {
    // What BitBake rejects may be an assignment without a name.
    if (assignment.name === '' || assignment.parts.operation || hasOldOperation(assignment.name)) continue;
    const flag = flagName(tree, assignment.start, assignment.statement);
    const key = flag === undefined ? assignment.name : `${assignment.name}[${flag}]`;
    const group = groups.get(key);
    if (group) group.push(assignment);
    else groups.set(key, [assignment]);
  }
  const several = [...groups.values()].filter(({ length }) => length > 1);
  if (several.length === 0) return several;
  const unset = unsetNames(tree);
  return several.filter(([first]) => first && !unset.has(first.name));
}

function unsetNames(tree: SyntaxTree): ReadonlySet<string> {
  const names = tree.statements.map((statement, index) =>
    statement.kind === 'unset' ? definedName(tree, tree.starts[index] ?? 0, statement) : undefined,
  );
  return new Set(names.filter((name) => name !== undefined));
}

/** What becomes of a value: another takes its place, it says the same, it comes too late for a default, or `+=` forgets it. */
type Why = 'replaced' | 'repeated' | 'late default' | 'forgotten default';

interface Loss {
  readonly lost: LocatedAssignment;
  readonly to: LocatedAssignment;
  readonly why: Why;
}

function lossesIn(tree: SyntaxTree, group: Group): readonly Loss[] {
  const losses: Loss[] = [];
  let live: LocatedAssignment[] = [];
  for (const assignment of group) {
    const { statement, start } = assignment;
    const strong = live.find((each) => each.statement.operator !== '??=');
    switch (statement.operator) {
      case '=':
      case ':=': {
        const value = assignedText(tree, start, statement);
        if (!mentions(value, assignment.name)) {
          for (const lost of live) losses.push({ lost, to: assignment, why: replacement(tree, lost, value) });
        }
        live = [assignment];
        break;
      }
      case '?=':
        if (strong) losses.push({ lost: assignment, to: strong, why: 'late default' });
        else live.push(assignment);
        break;
      case '??=':
        if (strong) losses.push({ lost: assignment, to: strong, why: 'late default' });
        else {
          const value = assignedText(tree, start, statement);
          for (const lost of live) losses.push({ lost, to: assignment, why: replacement(tree, lost, value) });
          live = [assignment];
        }
        break;
      default:
        if (!strong) {
          for (const lost of live) {
            if (lost.statement.value.end > lost.statement.value.start)
              losses.push({ lost, to: assignment, why: 'forgotten default' });
          }
          live = [];
        }
        live.push(assignment);
    }
  }
  return losses;
}

function replacement(tree: SyntaxTree, { statement, start }: LocatedAssignment, value: string): Why {
  const isSet = statement.operator === '=' || statement.operator === ':=' || statement.operator === '??=';
  return isSet && assignedText(tree, start, statement) === value ? 'repeated' : 'replaced';
}

/**
 * Configuration files keep defaults on purpose, such as the `MACHINE ??=` that every `local.conf` begins with. Lists that tools write into
 * included files say many things twice.
 */
function isSaid({ dialect }: SyntaxTree, why: Why, lost: LocatedAssignment, to: LocatedAssignment): boolean {
  if (dialect === 'conf' && [lost, to].some(({ statement }) => statement.operator.includes('?'))) return false;
  return why !== 'repeated' || dialect !== 'include';
}

/** More of them in one file are a way of writing it. */
const mostFindings = 100;

/** The numbers of the statements that may use a value at once: `:=`, a class or file that is taken in. */
function readersIn({ statements }: SyntaxTree): readonly number[] {
  return statements.flatMap((statement, index) =>
    isPathDirective(statement) || (statement.kind === 'assign' && statement.operator === ':=') ? index : [],
  );
}

/** Whether something between the two may use the value at once. */
function isReadBetween(
  { path, tree }: SourceFile,
  snapshot: Snapshot,
  readers: readonly number[],
  lost: LocatedAssignment,
  to: LocatedAssignment,
): boolean {
  if (to.start < lost.start) return false;
  const { base } = lost.parts;
  return readers.some((index) => {
    const statement = tree.statements[index];
    const start = tree.starts[index] ?? 0;
    if (!statement || start <= lost.start || start >= to.start) return false;
    if (statement.kind === 'assign') return mentions(assignedText(tree, start, statement), base);
    if (!isPathDirective(statement)) return false;
    const argument = partText(tree, start, statement.argument, statement);
    return mentions(argument, base) || readsAtOnce(path, snapshot, statement, argument, base);
  });
}

function readsAtOnce(
  path: string,
  snapshot: Snapshot,
  { kind }: PathDirective,
  argument: string,
  base: string,
): boolean {
  const isClass = kind === 'inherit' || kind === 'inherit_defer';
  return splitWords(argument).some((word) => {
    const files = isClass ? snapshot.classFiles(word) : [snapshot.resolveInclude(path, word)];
    // Of a class that is not there, no more is known than of the many that use nothing at once.
    if (files.length === 0) return false;
    return files.some((file) => {
      const text = file === undefined ? undefined : snapshot.textOf(file);
      return text === undefined || text.split('\n').some((line) => isReadAtOnce(line) && mentions(line, base));
    });
  });
}

function isReadAtOnce(line: string): boolean {
  return line.includes(':=') || /^(?:inherit|require|include)\s/.test(line);
}

/** Whether a name stands in a text by itself. */
function mentions(text: string, name: string): boolean {
  if (name === '') return false;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isAsciiWord(text.charCodeAt(at - 1)) && !isAsciiWord(text.charCodeAt(at + name.length))) return true;
  }
  return false;
}

function finding(tree: SyntaxTree, lost: LocatedAssignment, why: Why, line: number): Finding {
  const { statement, start } = lost;
  const span = shifted(statement.name, start);
  const variable = tree.text.slice(span.start, statement.flag ? start + statement.flag.end + 1 : span.end);
  const { operator } = statement;
  switch (why) {
    case 'replaced':
      return adders[operator] && !statement.flag
        ? {
            span,
            message: `Line ${line} sets \`${variable}\` with \`=\` and so drops what is added here. Move this line below it or write \`:${adders[operator].keyword}\`.`,
            fix: appending(lost, adders[operator]),
          }
        : {
            span,
            message: `Line ${line} sets \`${variable}\` again: nothing is left of this value. Remove one of the two${isWordList(lost.name) ? ', or write `+=` there' : ''}.`,
            fix: removing(lost, false),
          };
    case 'repeated':
      return {
        span,
        severity: 'info',
        message: `Line ${line} gives \`${variable}\` the same value once more. Remove one of the two.`,
        fix: removing(lost, true),
      };
    case 'late default':
      return {
        span,
        message: `\`${operator}\` does nothing here, because line ${line} gives \`${variable}\` a value. Remove one of the two.`,
        fix: removing(lost, false),
      };
    case 'forgotten default':
      return {
        span,
        message: `Line ${line} adds to \`${variable}\`, which makes BitBake forget the value of \`??=\`. Write \`?=\` here.`,
        fix: { title: 'Write ?=', safe: false, edits: [{ span: shifted(statement.operatorSpan, start), text: '?=' }] },
      };
  }
}

interface Adder {
  readonly keyword: 'append' | 'prepend';
  /** The blank that the operator brings, which the keyword does not. */
  readonly blank: string;
}

const adders: Readonly<Partial<Record<Operator, Adder>>> = {
  '+=': { keyword: 'append', blank: ' ' },
  '.=': { keyword: 'append', blank: '' },
  '=+': { keyword: 'prepend', blank: ' ' },
  '=.': { keyword: 'prepend', blank: '' },
};

function appending({ statement, start }: LocatedAssignment, { keyword, blank }: Adder): FindingFix {
  const at = start + (keyword === 'append' ? statement.value.start : statement.value.end);
  const nameEnd = start + statement.name.end;
  return {
    title: `Write :${keyword}`,
    safe: false,
    edits: [
      { span: { start: nameEnd, end: nameEnd }, text: `:${keyword}` },
      { span: shifted(statement.operatorSpan, start), text: '=' },
      { span: { start: at, end: at }, text: blank },
    ],
  };
}

function removing({ statement, start }: LocatedAssignment, safe: boolean): FindingFix {
  return {
    title: 'Remove this assignment',
    safe,
    edits: [{ span: { start, end: start + statement.length }, text: '' }],
  };
}
