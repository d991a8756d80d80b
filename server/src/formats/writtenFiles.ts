/** The configuration files that the functions of a BitBake file write, as far as their text stands there. */
import { shifted } from '../base/span';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { writtenTexts } from '../syntax/shell/writtenTexts';
import { mayNameConfigFile, mayTellFormat } from './formatOf';
import { localPaths } from './writtenFiles/localPaths';
import { type ValueLookup, withValues } from './writtenFiles/putValues';
import { filesOf, type WrittenFile, withoutValues } from './writtenFiles/writtenFile';

export type { WrittenFile };

/**
 * In the order of the text. `path` is that of the BitBake file, where it is known. `valueNamed` tells what BitBake puts into the code of the shell: without,
 * and where it does not know, the text has characters without a meaning there.
 */
export function writtenFiles(
  { text, statements, starts }: SyntaxTree,
  path?: string,
  valueNamed?: ValueLookup,
): readonly WrittenFile[] {
  const uses = { targets: [], recipes: path === undefined ? [] : [path], texts: [text], isLeftAlone: false };
  return statements.flatMap((statement, index) => {
    if (statement.kind !== 'func' && statement.kind !== 'def') return [];
    const body = shifted(statement.body, starts[index] ?? 0);
    const code = text.slice(body.start, body.end);
    if (statement.kind === 'func' && !statement.python) {
      if (!mayWrite(code)) return [];
      const texts = writtenTexts(text, body.start, body.end);
      const pieces = valueNamed ? texts.map((each) => withValues(each, valueNamed)) : texts.map(withoutValues);
      return filesOf(pieces, { text, uses, paths: localPaths(code) });
    }
    if (!mayWriteByPython(code)) return [];
    const texts = pythonCode().writtenByPython(text, body.start, body.end);
    return filesOf(texts.map(withoutValues), { text, uses, paths: new Map() });
  });
}

/** Read when the first such function is met: hardly any file has one. */
function pythonCode(): typeof import('../syntax/python/writtenTexts') {
  return require('../syntax/python/writtenTexts');
}

/** Most functions write no text of their own into files. */
export function mayWrite(code: string): boolean {
  return /<<|\b(?:echo|printf)\b/.test(code) && />|\btee\b/.test(code) && mayHoldConfigFile(code);
}

function mayWriteByPython(code: string): boolean {
  return /\bopen\(|write_text/.test(code) && /write|dump|print/.test(code) && mayHoldConfigFile(code);
}

function mayHoldConfigFile(code: string): boolean {
  return mayNameConfigFile(code) || mayTellFormat(code);
}
