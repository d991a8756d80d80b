/** What a variable's value is, what it means and how it came about, as a page to read. */
import type { ExplainVariableResult, VariableOperation } from '../protocol';
import { type PathName, type Report, ReportWriter } from './report';
import { shortened, writeExpandable, writeValue } from './valueText';

const indentation = '    ';
const longestStatement = 2000;
const longestInterimValue = 400;

export function explanationReport(explanation: ExplainVariableResult, pathName: PathName): Report {
  const { name, recipe, value, unexpanded, doc, operations } = explanation;
  const writer = new ReportWriter();
  writer.write(name, 'title').endLine();
  if (recipe) {
    writer.write('in ', 'muted').write(recipe.name, 'muted').write(' · ', 'muted');
    writer.write(pathName(recipe.path), 'place', { kind: 'file', path: recipe.path, line: 1 }).endLine();
  } else writer.write('in the configuration', 'muted').endLine();

  section(writer, 'Value');
  writer.write(indentation);
  writeValue(writer, value, indentation);

  if (unexpanded !== null && (value.kind !== 'known' || value.text !== unexpanded)) {
    section(writer, 'Before expansion');
    writer.write(indentation);
    writeExpandable(writer, unexpanded, indentation);
  }
  if (doc !== null && doc !== '') {
    section(writer, 'Meaning');
    for (const line of doc.trim().split('\n')) writer.write(line === '' ? '' : `${indentation}${line}`).endLine();
  }
  writeHistory(writer, operations, pathName);
  return writer.finish();
}

function section(writer: ReportWriter, title: string, note = ''): void {
  writer.endLine().write(title, 'heading');
  if (note !== '') writer.write(`  ${note}`, 'muted');
  writer.endLine();
}

function writeHistory(writer: ReportWriter, operations: readonly VariableOperation[], pathName: PathName): void {
  if (operations.length === 0) {
    section(writer, 'History');
    writer.write(`${indentation}No file sets it.`, 'muted').endLine();
    return;
  }
  const counting = operations.filter(({ counts }) => counts).length;
  const count = `${operations.length} ${operations.length === 1 ? 'operation' : 'operations'}`;
  section(
    writer,
    'History',
    counting === operations.length ? count : `${count}, ${counting} of them ${counting === 1 ? 'counts' : 'count'}`,
  );
  operations.forEach((operation, index) => {
    if (index > 0) writer.endLine();
    writeOperation(writer, operation, pathName);
  });
}

function writeOperation(writer: ReportWriter, operation: VariableOperation, pathName: PathName): void {
  const { counts, path, line, after } = operation;
  writer
    .write('  ')
    .write(counts ? '●' : '○', counts ? 'good' : 'muted')
    .write(' ');
  writeStatement(writer, operation);
  writer.write(indentation);
  if (path === null)
    writer.write('no file: BitBake itself, the environment, or what is picked in the status bar', 'muted');
  else {
    const shown = line === null ? pathName(path) : `${pathName(path)}:${line}`;
    writer.write(shown, 'place', { kind: 'file', path, line: line ?? 1 });
  }
  if (!counts) writer.write('  does not count', 'muted');
  writer.endLine();
  if (after === null || !changesValue(operation)) return;
  writer.write(`${indentation}→ `, 'muted');
  if (after === '') writer.write('empty', 'muted');
  else writer.write(oneLine(shortened(after, longestInterimValue)), counts ? undefined : 'muted');
  writer.endLine();
}

function changesValue({ operation }: VariableOperation): boolean {
  return operation !== 'export';
}

function writeStatement(writer: ReportWriter, operation: VariableOperation): void {
  const { before, text = '', behind } = statement(operation);
  const nameStyle = operation.counts ? 'name' : 'muted';
  writer.write(before, nameStyle);
  writer.write(oneLine(shortened(text, longestStatement)), operation.counts ? undefined : 'muted');
  writer.write(behind, nameStyle);
  writer.endLine();
}

/** The operation as it would be written in a recipe. */
function statement({ operation, name, flag, overrides, text, path }: VariableOperation): {
  readonly before: string;
  readonly text: string | undefined;
  readonly behind: string;
} {
  const variable = flag === null ? name : `${name}[${flag}]`;
  const quoted = text === null ? '(not known)' : quotedValue(text);
  switch (operation) {
    case 'unset':
    case 'export':
      return { before: `${operation} ${variable}`, text: undefined, behind: '' };
    case 'function':
      return { before: `${variable}() { … }`, text: undefined, behind: '' };
    case 'python':
      if (path === null) return { before: `${variable} = `, text: quoted, behind: '' };
      return { before: `d.setVar('${variable}', `, text: quoted, behind: ')' };
    case ':append':
    case ':prepend':
    case ':remove':
      return {
        before: `${variable}${operation}${overrides === '' ? '' : `:${overrides}`} = `,
        text: quoted,
        behind: '',
      };
    case 'rename':
      return { before: `${variable} = `, text: quoted, behind: '  # renamed' };
    default:
      return { before: `${variable} ${operation} `, text: quoted, behind: '' };
  }
}

/** BitBake takes either quote, and knows no escape. */
function quotedValue(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  return `${quote}${text}${quote}`;
}

function oneLine(text: string): string {
  return text.replaceAll('\n', '↵');
}
