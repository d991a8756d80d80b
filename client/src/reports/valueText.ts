/** How values stand in a report. */
import type { VariableValue } from '../protocol';
import type { BitBakeValue } from '../toolchain/bitbake/bitbakeValues';
import type { ReportWriter } from './report';

const mostLines = 400;
const mostCharacters = 20_000;

/** Each line of the value after `indentation`; the first one goes on where the writer is. Very long values are cut, and say so. */
export function writeValue(writer: ReportWriter, value: VariableValue, indentation: string): void {
  switch (value.kind) {
    case 'known':
      writeText(writer, value.text, indentation);
      return;
    case 'unset':
      writer.write('not set', 'muted').endLine();
      return;
    case 'unknown':
      writer.write(`not known before a build: ${value.why}`, 'muted').endLine();
      return;
    case 'failed':
      writer.write('BitBake fails: ', 'bad');
      writeText(writer, value.message, indentation);
      return;
  }
}

export function writeBitBakeValue(writer: ReportWriter, value: BitBakeValue, indentation: string): void {
  if ('error' in value) writeValue(writer, { kind: 'failed', message: value.error }, indentation);
  else if (value.value === null) writeValue(writer, { kind: 'unset' }, indentation);
  else writeValue(writer, { kind: 'known', text: value.value }, indentation);
}

/** Writes text with its `${NAME}` leading to the explanation of NAME. */
export function writeExpandable(writer: ReportWriter, text: string, indentation: string): void {
  if (text === '') {
    writer.write('empty', 'muted').endLine();
    return;
  }
  writeLines(text, indentation, writer, (line) => {
    let end = 0;
    for (const match of line.matchAll(/\$\{([A-Za-z0-9_.+/:-]+)\}/g)) {
      writer.write(line.slice(end, match.index));
      writer
        .write('${')
        .write(match[1] ?? '', 'name', { kind: 'variable', name: match[1] ?? '' })
        .write('}');
      end = match.index + match[0].length;
    }
    writer.write(line.slice(end));
  });
}

/** The text with its middle left out where it is longer than `most` characters: what operations do shows at the ends. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)} … ${text.slice(-half)}`;
}

function writeText(writer: ReportWriter, text: string, indentation: string): void {
  if (text === '') writer.write('empty', 'muted').endLine();
  else writeLines(text, indentation, writer, (line) => writer.write(line));
}

function writeLines(text: string, indentation: string, writer: ReportWriter, write: (line: string) => void): void {
  const lines = text.slice(0, mostCharacters).split('\n').slice(0, mostLines);
  lines.forEach((line, index) => {
    if (index > 0) writer.write(indentation);
    write(line);
    writer.endLine();
  });
  const left = text.length - lines.join('\n').length;
  if (left > 0) writer.write(`${indentation}… and ${left.toLocaleString('en')} more characters`, 'muted').endLine();
}
