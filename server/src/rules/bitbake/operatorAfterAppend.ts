import { type Span, shifted } from '../../base/span';
import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import type { Operator } from '../../syntax/bitbake/tree';
import type { FindingEdit } from '../finding';
import type { FileRule } from '../rule';

export const operatorAfterAppend: FileRule = {
  id: 'operator-after-append',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'An operator other than `=` after `:append`, `:prepend` or `:remove`.',
  why: 'BitBake warns of `+=`, `=+`, `.=` and `=.` there and applies them once more than they say. `?=` is no default: it always applies. `??=` does nothing at all.',
  bad: ['IMAGE_INSTALL:append += "nginx"', 'OCI_IMAGE_TAG:append ??= "-dev"'],
  good: ['IMAGE_INSTALL:append = " nginx"', 'OCI_IMAGE_TAG:append = "-dev"'],
  check({ assignments, overrideMark }) {
    return assignments.flatMap((assignment) => {
      const { statement, start, parts } = assignment;
      const effect = effects[statement.operator];
      if (!parts.operation || !effect || statement.flag) return [];
      return [
        {
          span: shifted(statement.operatorSpan, start),
          message: `\`${overrideMark}${parts.operation}\` with \`${statement.operator}\`: ${effect.message}`,
          fix: { title: 'Write =', safe: effect.sameValue, edits: plainAssignment(assignment) },
        },
      ];
    });
  },
};

interface Effect {
  readonly message: string;
  /** Whether `=`, with the blank that the operator adds, gives the value that BitBake gives now. */
  readonly sameValue: boolean;
}

const notRecommended: Effect = {
  message: 'BitBake warns that it does not recommend the two together. Write `=`, with the blank inside the quotes.',
  sameValue: true,
};

const effects: Readonly<Partial<Record<Operator, Effect>>> = {
  '+=': notRecommended,
  '=+': notRecommended,
  '.=': notRecommended,
  '=.': notRecommended,
  '?=': { message: 'this is no default, BitBake applies it always. Write `=`.', sameValue: true },
  '??=': { message: 'BitBake passes over the line without a word. Write `=`.', sameValue: false },
};

function plainAssignment({ statement, start, parts }: LocatedAssignment): FindingEdit[] {
  const edits: FindingEdit[] = [{ span: shifted(statement.operatorSpan, start), text: '=' }];
  // BitBake puts a blank between the nothing that `A:append` holds and the text; `:remove` splits at blanks anyway.
  if (parts.operation !== 'remove') {
    if (statement.operator === '+=') edits.push({ span: emptySpan(start + statement.value.start), text: ' ' });
    if (statement.operator === '=+') edits.push({ span: emptySpan(start + statement.value.end), text: ' ' });
  }
  return edits;
}

function emptySpan(at: number): Span {
  return { start: at, end: at };
}
