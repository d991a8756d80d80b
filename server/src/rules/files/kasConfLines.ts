import type { Span } from '../../base/span';
import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { parse } from '../../syntax/bitbake/parse';
import { type DataScalar, propertiesOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const kasConfLines: ConfigFileRule = {
  id: 'kas-conf-lines',
  category: 'files',
  subject: 'configFile',
  formats: ['kas'],
  severity: 'error',
  what: 'Lines for `local.conf` or `bblayers.conf` in a file of kas that BitBake does not understand.',
  why: '`kas` copies the text below `local_conf_header` and `bblayers_conf_header` as it is, and BitBake stops at it. Behind `|` the ends of lines are kept; behind `>` all of it becomes one line.',
  bad: { 'kas.yml': ['header:', '  version: 14', 'local_conf_header:', '  image: |', '    IMAGE_FSTYPES = "ext4'] },
  good: { 'kas.yml': ['header:', '  version: 14', 'local_conf_header:', '  image: |', '    IMAGE_FSTYPES = "ext4"'] },
  check({ file }) {
    const root = rootOf(file);
    return ['local_conf_header', 'bblayers_conf_header']
      .flatMap((name) => propertiesOf(valueAt(root, name)))
      .flatMap(({ value }) => (value.kind === 'string' ? problemsIn(value, file) : []))
      .filter(({ span }) => !isMasked(file, span));
  },
};

/** Lines that begin like an assignment. */
const assignmentLine = /^[ \t]*[A-Za-z_][\w:.+${}/-]*(?:\[[^\]\n]*\])?[ \t]*(?:\?\??|:|\+|\.)?=(?!=)/gm;

/** Without `|` several lines become one, and what is given in the second stands in the text of the first. */
function joinedLines({ span }: DataScalar, { text }: ConfigFile): Finding | undefined {
  const written = text.slice(span.start, span.end);
  if (written.startsWith('|') || [...written.matchAll(assignmentLine)].length < 2) return undefined;
  return {
    span: firstLine(span, text),
    message: 'YAML makes one line of these, and BitBake takes all of it for one assignment. Write `|` behind the name.',
    fix: written.startsWith('>')
      ? { title: 'Write |', safe: true, edits: [{ span: { start: span.start, end: span.start + 1 }, text: '|' }] }
      : undefined,
  };
}

function problemsIn(value: DataScalar, file: ConfigFile): readonly Finding[] {
  const joined = joinedLines(value, file);
  if (joined) return [joined];
  const { text, spanOf } = textOf(value, file.text);
  const { statements, starts } = parse(text, 'conf');
  return statements.flatMap(({ problems }, index) =>
    problems.map(({ span, severity, message }) => {
      const start = starts[index] ?? 0;
      return { span: spanOf({ start: span.start + start, end: span.end + start }), severity, message };
    }),
  );
}

interface PlacedText {
  readonly text: string;
  spanOf(part: Span): Span;
}

/** Lines behind `|` have places of their own; of a text that is written otherwise, the whole stands for each part. */
function textOf(value: DataScalar, text: string): PlacedText {
  const written = text.slice(value.span.start, value.span.end);
  const whole = { text: value.text, spanOf: () => firstLine(value.span, text) };
  if (!written.startsWith('|')) return whole;
  const offsets = literalOffsets(value, text);
  if (!offsets) return whole;
  const end = value.span.end;
  return {
    text: value.text,
    spanOf: (part) => {
      const start = offsets[part.start] ?? end;
      return { start, end: Math.max(start, (offsets[part.end - 1] ?? end - 1) + 1) };
    },
  };
}

function firstLine({ start, end }: Span, text: string): Span {
  const lineEnd = text.indexOf('\n', start);
  return { start, end: lineEnd === -1 ? end : Math.min(end, lineEnd) };
}

/** Where each character of a text behind `|` stands: each line without what all are indented by. */
function literalOffsets({ span, text: value }: DataScalar, text: string): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = text.indexOf('\n', span.start) + 1;
  for (const line of value.split('\n')) {
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const from = Math.max(at, end - line.length - (text.charAt(end - 1) === '\r' ? 1 : 0));
    if (text.slice(from, from + line.length) !== line) return undefined;
    for (let index = 0; index <= line.length; index++) offsets.push(from + index);
    at = end + 1;
  }
  return offsets;
}
