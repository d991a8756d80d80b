/** Tabs where a reader of YAML wants blanks. */
import { type Span, span } from '../../../base/span';
import type { DataProblem } from '../dataTree';
import type { SurveyedYaml } from './survey';
import type { YamlReader } from './yamlReader';

/** For Go at the beginning of a line outside of brackets; for Python anywhere but in texts and comments. */
export function tabProblems(
  text: string,
  { texts, inBrackets }: SurveyedYaml,
  reader: YamlReader,
): readonly DataProblem[] {
  const found: DataProblem[] = [];
  const isInText = withinInOrder(texts);
  const isInBrackets = withinInOrder(inBrackets);
  for (let at = text.indexOf('\t'); at !== -1; at = text.indexOf('\t', at)) {
    const start = at;
    while (text.charAt(at) === '\t') at++;
    const isFine = isInText(start) || (reader === 'go' && (isInBrackets(start) || !isFirstOfLine(text, start)));
    if (!isFine) found.push({ kind: 'syntax', span: span(start, at), mistake: 'tab' });
  }
  return found;
}

function isFirstOfLine(text: string, offset: number): boolean {
  let at = offset;
  while (text.charAt(at - 1) === ' ') at--;
  return at === 0 || text.charAt(at - 1) === '\n';
}

/** Whether an offset is in one of the spans, which do not overlap; to be asked in the order of the text. */
function withinInOrder(spans: readonly Span[]): (offset: number) => boolean {
  let index = 0;
  return (offset) => {
    while ((spans[index]?.end ?? Number.POSITIVE_INFINITY) <= offset) index++;
    const next = spans[index];
    return next !== undefined && next.start <= offset;
  };
}
