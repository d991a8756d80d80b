/** `key=value` words: labels of an image, and the environment of its process. */
import { environmentNames, imageAnnotations, type KnownWord } from '../../knowledge/valueWords';
import type { Candidate } from '../completion/item';
import { joined } from '../describe/markdown';
import { type ValueKind, wordProposals } from './valueKind';

export const imageLabel: ValueKind = keyKind(imageAnnotations, 'label of the OCI image specification');
export const environmentVariable: ValueKind = keyKind(environmentNames, 'environment variable');

function keyKind(known: readonly KnownWord[], role: string): ValueKind {
  return ({ text, offset }, { span: word }) => {
    const equals = text.slice(word.start, word.end).indexOf('=');
    const end = equals === -1 ? word.end : word.start + equals;
    // Of the value nothing is known.
    if (offset > end) return { span: { start: end, end: word.end } };
    const key = text.slice(word.start, end);
    const meaning = known.find(({ value }) => value === key)?.meaning;
    return {
      span: { start: word.start, end },
      describe: () => (meaning === undefined ? undefined : joined([`**\`${key}\`** · ${role}`, meaning])),
      proposals: () => wordProposals(known).map((each) => keyProposal(each, equals === -1)),
    };
  };
}

function keyProposal(word: Candidate, needsEquals: boolean): Candidate {
  return needsEquals ? { ...word, insert: `${word.label}=` } : word;
}
