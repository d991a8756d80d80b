/** The operations on a variable as a list in Markdown, in the order in which BitBake came to them. */
import type { ExplainedOperation } from '../../project/evaluation/explainHistory';
import { codeSpan } from './markdown';
import { operationWords } from './operationWords';
import { oneLine } from './shortValue';

/** The last ones matter most. */
const maxOperations = 12;

const maxTextLength = 60;

export function describeHistory(name: string, history: readonly ExplainedOperation[]): string {
  const shown = history.slice(-maxOperations);
  const left = history.length - shown.length;
  const lines = shown.map((operation) => `- ${operationLine(operation, name)}`);
  return [codeSpan(name), '', ...(left > 0 ? [`- ${left} earlier`] : []), ...lines].join('\n');
}

function operationLine(operation: ExplainedOperation, name: string): string {
  const { text, counts } = operation;
  const written = typeof text === 'string' && text.trim() !== '' ? `: ${codeSpan(oneLine(text, maxTextLength))}` : '';
  return `${operationWords(operation, name)}${written}${counts ? '' : ' (does not count)'}`;
}
