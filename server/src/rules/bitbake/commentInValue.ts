import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import { isPythonSpace, skipSpaces } from '../../syntax/pythonCharacters';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const commentInValue: FileRule = {
  id: 'comment-in-value',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A comment behind a value that ends in a quote.',
  why: 'A value goes to the last quote of its line, so that the comment becomes a part of it. BitBake has no comments behind a statement.',
  bad: ['OCI_LAYER_MODE = "multi" # was "single"'],
  good: ['# was "single"', 'OCI_LAYER_MODE = "multi"'],
  check({ file: { tree }, assignments }) {
    return assignments.flatMap((assignment) => {
      const finding = swallowedComment(tree.text, assignment);
      return finding ? [finding] : [];
    });
  },
};

function swallowedComment(text: string, { statement, start }: LocatedAssignment): Finding | undefined {
  if (statement.continued) return undefined;
  const valueStart = start + statement.value.start;
  const valueEnd = start + statement.value.end;
  const quote = text.charAt(valueStart - 1);
  const innerQuote = text.indexOf(quote, valueStart);
  if (innerQuote === -1 || innerQuote >= valueEnd) return undefined;
  const hash = skipSpaces(text, innerQuote + 1, valueEnd);
  if (!isPythonSpace(text.charCodeAt(innerQuote + 1)) || text.charAt(hash) !== '#' || hash >= valueEnd)
    return undefined;
  const comment = text.slice(hash, valueEnd + 1);
  return {
    span: { start: hash, end: valueEnd + 1 },
    message: `The value goes to the last quote of the line, so that this comment is a part of it. Move it above the assignment.`,
    fix: {
      title: 'Move the comment above the assignment',
      safe: false,
      edits: [
        { span: { start, end: start }, text: `${comment}\n` },
        { span: { start: innerQuote + 1, end: valueEnd + 1 }, text: '' },
      ],
    },
  };
}
