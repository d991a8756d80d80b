/** What BitBake complains of when a class or file that is named cannot be taken. */
import type { Span } from '../../base/span';
import { nearestOf } from '../../knowledge/nearestName';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import type { ResolutionFix, ResolutionProblemCode } from './problem';
import type { NamedWord } from './words';

/** A statement in its file. */
export interface Place {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly start: number;
  readonly statement: Statement;
}

export interface Complaint {
  readonly code: ResolutionProblemCode;
  /** In the offsets of the file that holds the statement. */
  readonly span: Span;
  readonly message: string;
  /** An error if absent. */
  readonly severity?: 'warning';
  /** Whether BitBake names the line of the statement. */
  readonly namesLine?: boolean;
  readonly fix?: ResolutionFix;
}

export function missingClassComplaint({ text, span }: NamedWord, classNames: readonly string[]): Complaint {
  const message = `No class \`${text}\` is found along BBPATH: BitBake stops here.${commentHint(text)}`;
  const complaint: Complaint = { code: 'class-not-found', span, message, namesLine: true };
  const nearest = nearestOf(text, classNames);
  if (nearest === undefined) return complaint;
  return { ...complaint, fix: { title: `Write ${nearest}`, edits: [{ span, text: nearest }] } };
}

export function missingFileComplaint({ text, span }: NamedWord): Complaint {
  const message = `No file \`${text}\` is found beside this one or along BBPATH: BitBake stops here.`;
  return { code: 'file-not-found', span, message, namesLine: true };
}

/** BitBake tells by the ending which parser a file is for, before it looks whether the file is there. */
export function notBitBakeComplaint({ text, span }: NamedWord): Complaint {
  const message = `BitBake includes only .inc, .conf, .bb and .bbclass files, and stops at \`${text}\`.${commentHint(text)}`;
  return { code: 'not-a-bitbake-file', span, message };
}

export function cycleComplaint({ text, span }: NamedWord): Complaint {
  const message = `\`${text}\` includes itself again without end: BitBake stops with a RecursionError.`;
  return { code: 'include-cycle', span, message };
}

export function duplicateComplaint({ text, span }: NamedWord): Complaint {
  const message = `\`${text}\` was included before: BitBake warns and evaluates it again.`;
  return { code: 'duplicate-inclusion', severity: 'warning', span, message };
}

export function commentHint(word: string): string {
  return word.startsWith('#') ? ' There are no comments after names here.' : '';
}
