/** Leaves out the findings that comments suppress, and tells of comments that suppress nothing. */
import { nearestOf } from '../knowledge/nearestName';
import { isProblemCode } from '../project/problemTitles';
import type { FindingFix } from '../rules/finding';
import { findingIds, isFindingId } from '../rules/findingIds';
import { type OwnFindingId, ownFindingNamed } from '../rules/ownFindings';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import type { Diagnostic } from './diagnostics/diagnostic';
import { type SuppressionComment, type SuppressionEntry, suppressionComments } from './suppressions/comments';

/**
 * The findings that no comment suppresses, and those about `comments`, in the order of the text. `hasRun` tells of a rule whether all
 * that it finds in this file is among the findings: only then a comment for it that suppresses nothing is called so.
 */
export function suppress(
  findings: readonly Diagnostic[],
  comments: readonly SuppressionComment[],
  hasRun: (rule: string) => boolean,
): readonly Diagnostic[] {
  if (comments.length === 0) return findings;
  const outcomes = new Map<SuppressionEntry, Outcome>();
  const kept = findings.filter((finding) => {
    const canBe = canBeSuppressed(finding);
    const entries = entriesFor(finding, comments);
    for (const entry of entries) outcomes.set(entry, canBe ? 'used' : 'refused');
    return !canBe || entries.length === 0;
  });
  const own = comments.flatMap((comment) => aboutComment(comment, outcomes, hasRun));
  return [...kept, ...own].sort((first, second) => first.span.start - second.span.start);
}

/** The findings that no comment suppresses, of a file that is not looked at by itself. */
export function unsuppressed(findings: readonly Diagnostic[], tree: SyntaxTree): readonly Diagnostic[] {
  const comments = suppressionComments(tree);
  return findings.filter((finding) => !canBeSuppressed(finding) || entriesFor(finding, comments).length === 0);
}

/** What is found where an entry holds: something that is now left out, or an error that stays. */
type Outcome = 'used' | 'refused';

/** What stops BitBake is told whatever a comment says: nothing else in the file counts until it is mended. */
function canBeSuppressed({ rule, severity }: Pick<Diagnostic, 'rule' | 'severity'>): boolean {
  return isProblemCode(rule) ? severity !== 'error' : ownFindingNamed(rule) === undefined;
}

function entriesFor({ rule, span }: Diagnostic, comments: readonly SuppressionComment[]): readonly SuppressionEntry[] {
  return comments
    .filter(({ target }) => target && target.start <= span.start && span.start < Math.max(target.end, target.start + 1))
    .flatMap(({ entries }) => entries.filter(({ id }) => id === rule));
}

function aboutComment(
  comment: SuppressionComment,
  outcomes: ReadonlyMap<SuppressionEntry, Outcome>,
  hasRun: (rule: string) => boolean,
): readonly Diagnostic[] {
  const { entries, span, hasReason } = comment;
  const isPlaced = comment.target !== undefined;
  const idle = entries.filter(
    (entry) => isFindingId(entry.id) && !outcomes.has(entry) && (!isPlaced || hasRun(entry.id) || isOwn(entry.id)),
  );
  return [
    ...(hasReason ? [] : [own('suppression-without-reason', span, withoutReason)]),
    ...(entries.length === 0 ? [own('unused-suppression', span, 'The comment names no rule: it has no effect.')] : []),
    ...entries.flatMap((entry) => aboutEntry(entry, outcomes.get(entry))),
    ...(idle.length > 0 && comment.scope === 'file' && !isPlaced ? [misplaced(comment)] : unused(comment, idle)),
  ];
}

const withoutReason = 'The comment does not say why. Write the reason at its end, behind ` -- `.';

function aboutEntry({ id, span, surplus }: SuppressionEntry, outcome: Outcome | undefined): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!isFindingId(id)) found.push(unknownRule(id, span));
  if (surplus) {
    const message = 'These words name no rule. Rules are separated by commas, and the reason stands behind ` -- `.';
    found.push(own('unknown-rule', surplus, message));
  }
  if (outcome === 'refused') {
    const message = `BitBake stops at this \`${id}\`: an error of BitBake itself cannot be suppressed.`;
    found.push(own('unused-suppression', span, message));
  }
  return found;
}

function unknownRule(id: string, span: SuppressionEntry['span']): Diagnostic {
  const meant = nearestOf(id, findingIds());
  const asked = meant === undefined ? 'The comment has no effect for it.' : `Did you mean \`${meant}\`?`;
  const fix =
    meant === undefined ? undefined : { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] };
  return own('unknown-rule', span, `There is no rule \`${id}\`. ${asked}`, fix);
}

/** A comment with nothing left in it goes as a whole. */
function unused(comment: SuppressionComment, idle: readonly SuppressionEntry[]): readonly Diagnostic[] {
  if (idle.length === 0) return [];
  if (idle.length === comment.entries.length) {
    const names = idle.map(({ id }) => `\`${id}\``).join(', ');
    const fix = { title: 'Remove the comment', safe: true, edits: [{ span: comment.line, text: '' }] };
    return [own('unused-suppression', comment.span, `${nothingFound(comment)} for ${names}: remove the comment.`, fix)];
  }
  return idle.map((entry) => {
    const message = `${nothingFound(comment)} for \`${entry.id}\`: remove it from the comment.`;
    return own('unused-suppression', entry.span, message, removal(entry, comment.entries));
  });
}

function nothingFound({ scope, target }: SuppressionComment): string {
  if (scope === 'file') return 'Nothing is found in this file';
  return target ? 'Nothing is found in the statement below' : 'No statement follows, and nothing is found';
}

/** The id with the comma that then separates nothing. */
function removal(entry: SuppressionEntry, entries: readonly SuppressionEntry[]): FindingFix {
  const at = entries.indexOf(entry);
  const next = entries[at + 1];
  const before = entries[at - 1];
  const end = (entry.surplus ?? entry.span).end;
  const span = next
    ? { start: entry.span.start, end: next.span.start }
    : { start: (before?.surplus ?? before?.span)?.end ?? entry.span.start, end };
  return { title: `Remove ${entry.id} from the comment`, safe: true, edits: [{ span, text: '' }] };
}

function misplaced({ span, line }: SuppressionComment): Diagnostic {
  const message = '`ignore-file` counts in front of all else in the file only: here it has no effect.';
  return own('unused-suppression', span, message, {
    title: 'Remove the comment',
    safe: false,
    edits: [{ span: line, text: '' }],
  });
}

function own(rule: OwnFindingId, span: Diagnostic['span'], message: string, fix?: FindingFix): Diagnostic {
  return { span, severity: ownFindingNamed(rule)?.severity ?? 'warning', rule, message, fix };
}

/** No comment suppresses what is said of comments: the settings can turn it off. */
function isOwn(id: string): boolean {
  return ownFindingNamed(id) !== undefined;
}

/** The comment above the line that would suppress a finding in a file of which `lineSuppressionComments` gives the comments. */
export function lineSuppressionFix(finding: Diagnostic, text: string): FindingFix | undefined {
  const at = text.lastIndexOf('\n', finding.span.start - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  return canBeSuppressed(finding) ? commentAbove(finding, at, indentation, text) : undefined;
}

/** The comment above the statement that would suppress a finding; undefined where no comment can. */
export function suppressionFix(finding: Diagnostic, tree: SyntaxTree): FindingFix | undefined {
  if (!canBeSuppressed(finding)) return undefined;
  const { statements, starts, text } = tree;
  const { start } = finding.span;
  const index = statements.findIndex(
    ({ length }, at) => (starts[at] ?? 0) <= start && start < (starts[at] ?? 0) + length,
  );
  const kind = statements[index]?.kind;
  if (kind === undefined || kind === 'comment' || kind === 'blank') return undefined;
  return commentAbove(finding, starts[index] ?? 0, '', text);
}

function commentAbove({ rule }: Diagnostic, at: number, indentation: string, text: string): FindingFix {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const edit = { span: { start: at, end: at }, text: `${indentation}# metavirt: ignore ${rule}${lineEnd}` };
  return { title: `Ignore this finding here (${rule})`, safe: false, edits: [edit] };
}
