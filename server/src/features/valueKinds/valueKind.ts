/** What a kind of value says of the part of it at the cursor. */
import type { Span } from '../../base/span';
import type { KnownWord } from '../../knowledge/valueWords';
import type { Candidate } from '../completion/item';
import type { ValuePlace } from '../context/context';
import type { Question } from '../context/question';
import type { TreeReader } from '../uses/projectUses';

/** The part at the cursor; undefined where this kind has nothing to say and the words of the knowledge are asked. */
export type ValueKind = (question: Question, place: ValuePlace) => ValuePart | undefined;

export interface ValuePart {
  /** What is explained, and what a proposal replaces. */
  readonly span: Span;
  /** Markdown; undefined if nothing is known of it. */
  readonly describe?: (read: TreeReader) => string | undefined;
  /** Where it comes from. */
  readonly targets?: () => readonly ValueTarget[];
  readonly proposals?: () => Iterable<Candidate>;
}

/** A place in a file; for a whole file, its start. */
export interface ValueTarget {
  readonly path: string;
  readonly span: Span;
}

export function startOf(path: string): ValueTarget {
  return { path, span: { start: 0, end: 0 } };
}

/** Proposals of words with their meanings beside them, the usual ones first. */
export function wordProposals(words: Iterable<KnownWord>): readonly Candidate[] {
  return [...words].map(({ value, meaning, isUsual }) => ({
    label: value,
    kind: 'value',
    fit: isUsual ? 0 : 1,
    note: meaning,
  }));
}
