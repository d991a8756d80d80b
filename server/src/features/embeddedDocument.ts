/**
 * The code of one language in a file, for the extension of that language: the file's text with all else blanked out, so that every place
 * stays where it is.
 */
import { type Span, shifted } from '../base/span';
import type { SourceFile } from '../project/snapshot';
import { expansionsIn } from '../syntax/bitbake/expansions';
import { functionName } from '../syntax/bitbake/text';
import type { FunctionDefinition, SyntaxTree } from '../syntax/bitbake/tree';
import { statementAt } from './context/statementAt';

/** As VS Code calls them. */
export type EmbeddedLanguage = 'python' | 'shellscript';

export interface EmbeddedDocument {
  readonly language: EmbeddedLanguage;
  /** As long as the text of the file, with the same lines. What BitBake expands stands as underscores. */
  readonly text: string;
}

/** All code in the language of the function at the offset; undefined outside of functions, and where BitBake expands something. */
export function embeddedDocument({ tree }: SourceFile, offset: number): EmbeddedDocument | undefined {
  const language = languageAt(tree, offset);
  return language && { language, text: codeOf(tree, language) };
}

function languageAt(tree: SyntaxTree, offset: number): EmbeddedLanguage | undefined {
  const { statement, start } = statementAt(tree, offset);
  if (statement?.kind !== 'func' && statement?.kind !== 'def') return undefined;
  const body = shifted(statement.body, start);
  if (offset < body.start || offset > body.end) return undefined;
  const isExpanded = expansionsIn(tree.text, body.start, body.end).some(
    ({ span: place }) => place.start < offset && offset < place.end,
  );
  if (isExpanded) return undefined;
  return statement.kind === 'def' || statement.python ? 'python' : 'shellscript';
}

function codeOf(tree: SyntaxTree, language: EmbeddedLanguage): string {
  let code = '';
  const write = (at: number, text: string): void => {
    code += blanked(tree.text.slice(code.length, at)) + text;
  };
  for (const [index, statement] of tree.statements.entries()) {
    if (statement.kind !== 'def' && statement.kind !== 'func') continue;
    const isPython = statement.kind === 'def' || statement.python;
    if (isPython !== (language === 'python')) continue;
    const start = tree.starts[index] ?? 0;
    const body = shifted(statement.body, start);
    if (statement.kind === 'func') write(start, openingLine(tree, start, statement));
    write(body.start, maskedCode(tree.text, body));
    if (statement.kind === 'func' && !statement.python && statement.closed) write(body.end, '}');
  }
  return code + blanked(tree.text.slice(code.length));
}

/** The opening line as the language writes it; nothing if there is no room for it, as in `() {`. */
function openingLine(tree: SyntaxTree, start: number, statement: FunctionDefinition): string {
  const name = functionName(tree, start, statement).replace(/[^A-Za-z0-9_]|^(?=[0-9])/g, '_');
  const lines = statement.python ? [`def ${name}(d):`, 'def _(d):'] : [`${name}() {`, '_() {'];
  // The line end stays.
  return lines.find((line) => line.length < statement.body.start) ?? '';
}

/** Code in which each expansion is a word of underscores: every language takes that for a name. */
function maskedCode(text: string, code: Span): string {
  let masked = '';
  let copied = code.start;
  for (const { span: expanded } of expansionsIn(text, code.start, code.end)) {
    masked += text.slice(copied, expanded.start) + text.slice(expanded.start, expanded.end).replace(/[^\r\n]/g, '_');
    copied = expanded.end;
  }
  return masked + text.slice(copied, code.end);
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
