/**
 * What an editor can fold: functions with the blocks, the here-documents and the configuration files in them, continued values, comment blocks and
 * runs of directives.
 */
import { type Span, shifted } from '../base/span';
import { writtenFiles } from '../formats/writtenFiles';
import type { SourceFile } from '../project/snapshot';
import type { FunctionDefinition, PythonDefinition, Statement } from '../syntax/bitbake/tree';
import { trimmedEnd } from '../syntax/pythonCharacters';
import { hereDocuments } from '../syntax/shell/commandLines';
import { foldsOfWrittenFile } from './folding/foldsOfWrittenFile';
import { indentedBlocks } from './folding/indentedBlocks';

export interface Fold {
  /** From the first character that stays visible to the last one that is hidden. */
  readonly span: Span;
  readonly kind: 'code' | 'comment' | 'directives';
}

/** The folds of a file that cover more than one line, in the order of the text. */
export function folds(file: SourceFile): readonly Fold[] {
  const { tree } = file;
  const found: Fold[] = [];
  for (let index = 0; index < tree.statements.length; ) {
    const statement = tree.statements[index];
    if (!statement) break;
    const last = lastOfRun(tree.statements, index);
    const start = tree.starts[index] ?? 0;
    const end = last > index ? (tree.starts[last + 1] ?? 0) : start + lengthToFold(statement);
    const span = { start, end: trimmedEnd(tree.text, start, end) };
    const kind = foldKind(statement);
    if (kind && hasLineEnd(tree.text, span)) found.push({ span, kind });
    if (statement.kind === 'func' || statement.kind === 'def') found.push(...blocksOf(tree.text, start, statement));
    index = last + 1;
  }
  found.push(...writtenFiles(tree, file.path).flatMap((written) => foldsOfWrittenFile(written, tree.text)));
  return found.sort((first, second) => first.span.start - second.span.start || second.span.end - first.span.end);
}

/** Comments in a row fold as one, and so do directives of the same family. */
function lastOfRun(statements: readonly Statement[], first: number): number {
  const family = runFamily(statements[first]);
  let last = first;
  while (family && runFamily(statements[last + 1]) === family) last++;
  return last;
}

function runFamily(statement: Statement | undefined): string | undefined {
  switch (statement?.kind) {
    case 'comment':
      return 'comment';
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
    case 'include_all':
      return 'directives';
    default:
      return undefined;
  }
}

/** What the lines of a body hold; the first line of a `def` is that of the function itself. */
function blocksOf(text: string, start: number, statement: FunctionDefinition | PythonDefinition): readonly Fold[] {
  const body = shifted(statement.body, start);
  const documents = statement.kind === 'func' && !statement.python ? documentsIn(text, body) : [];
  const blocks = indentedBlocks(text, body, documents);
  // The line that ends a here-document stays in sight.
  const folded = documents.map(({ start: first, end }) => ({ start: first - 1, end: text.lastIndexOf('\n', end - 1) }));
  return [...(statement.kind === 'def' ? blocks.slice(1) : blocks), ...folded]
    .filter((each) => hasLineEnd(text, each))
    .map((span) => ({ span, kind: 'code' }));
}

/** The here-documents of shell code: the lines of each, with the one that ends it. */
function documentsIn(text: string, body: Span): readonly Span[] {
  const first = text.indexOf('<<', body.start);
  if (first === -1 || first >= body.end) return [];
  return hereDocuments(text, body.start, body.end).map(({ announced, closing }) => ({
    start: text.indexOf('\n', announced.end) + 1,
    end: closing.end,
  }));
}

/** The line that closes a function stays in sight. */
function lengthToFold(statement: Statement): number {
  return statement.kind === 'func' && statement.closed ? statement.body.end : statement.length;
}

function hasLineEnd(text: string, { start, end }: Span): boolean {
  const newline = text.indexOf('\n', start);
  return newline !== -1 && newline < end;
}

function foldKind(statement: Statement): Fold['kind'] | undefined {
  const family = runFamily(statement);
  if (family === 'comment' || family === 'directives') return family;
  return statement.kind === 'blank' || statement.kind === 'unparsed' ? undefined : 'code';
}
