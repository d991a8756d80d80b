/** The configuration files that the functions of a BitBake file write, as far as their text stands there. */
import { type Span, shifted } from '../base/span';
import { datastoreCallsIn } from '../syntax/bitbake/datastoreCalls';
import type { FunctionDefinition, PythonDefinition, Statement, SyntaxTree } from '../syntax/bitbake/tree';
import { writtenTexts } from '../syntax/shell/writtenTexts';
import type { RecipeUses } from './configFile';
import { mayNameConfigFile, mayTellFormat } from './formatOf';
import { constantPaths, localPaths } from './recipeUses/localPaths';
import { type ValueLookup, withReadValues, withValues } from './writtenFiles/putValues';
import { filesOf, movedBy, type WrittenFile, withoutValues } from './writtenFiles/writtenFile';

export type { WrittenFile };

/**
 * In the order of the text. `path` is that of the BitBake file, where it is known. `valueNamed` tells what BitBake puts into the code of the shell, and what Python reads:
 * without, and where it does not know, the text has characters without a meaning there.
 */
export function writtenFiles(tree: SyntaxTree, path?: string, valueNamed?: ValueLookup): readonly WrittenFile[] {
  const uses = { targets: [], recipes: path === undefined ? [] : [path], texts: [tree.text], isLeftAlone: false };
  const paths = constantPaths(tree.text);
  return tree.statements.flatMap((statement, index) => {
    if (statement.kind !== 'func' && statement.kind !== 'def') return [];
    const code: CodePlace = { statement, start: tree.starts[index] ?? 0, text: tree.text, uses, paths };
    return valueNamed ? filesOfFunction(code, valueNamed) : rememberedFiles(code);
  });
}

interface CodePlace {
  readonly statement: FunctionDefinition | PythonDefinition;
  readonly start: number;
  /** Of the whole file. */
  readonly text: string;
  readonly uses: RecipeUses;
  /** The variables of the file that are paths. */
  readonly paths: ReadonlyMap<string, string>;
}

/** What a function writes, as it was first read and as it was last asked for. */
interface Remembered {
  readonly first: FilesAt;
  last: FilesAt;
}

interface FilesAt extends Pick<CodePlace, 'start' | 'text' | 'uses' | 'paths'> {
  readonly files: readonly WrittenFile[];
}

/** A statement that an edit does not touch is the same object in the next tree: what it writes is read once. */
const remembered = new WeakMap<Statement, Remembered>();

function rememberedFiles(code: CodePlace): readonly WrittenFile[] {
  const { statement, start, text, uses, paths } = code;
  const known = remembered.get(statement);
  if (!known || known.first.uses.recipes[0] !== uses.recipes[0] || !areSame(known.first.paths, paths)) {
    const first = { start, text, uses, paths, files: filesOfFunction(code) };
    remembered.set(statement, { first, last: first });
    return first.files;
  }
  const { first, last } = known;
  if (last.start === start && last.text === text) return last.files;
  known.last = {
    start,
    text,
    uses,
    paths,
    files: first.files.map((written) => movedBy(written, start - first.start, uses)),
  };
  return known.last.files;
}

function areSame(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return some.size === others.size && [...some].every(([name, path]) => others.get(name) === path);
}

function filesOfFunction(
  { statement, start, text, uses, paths }: CodePlace,
  valueNamed?: ValueLookup,
): readonly WrittenFile[] {
  const body = shifted(statement.body, start);
  const code = text.slice(body.start, body.end);
  if (statement.kind === 'func' && !statement.python) {
    if (!mayWrite(code, paths)) return [];
    const texts = writtenTexts(text, body.start, body.end);
    const pieces = valueNamed ? texts.map((each) => withValues(each, valueNamed)) : texts.map(withoutValues);
    return filesOf(pieces, { text, uses, paths: new Map([...paths, ...localPaths(code)]) });
  }
  if (!mayWriteByPython(code, paths)) return [];
  const texts = pythonCode().writtenByPython(text, body.start, body.end);
  const known = valueNamed && unlessChanged(valueNamed, text, body);
  const pieces = known ? texts.map((each) => withReadValues(each, known)) : texts.map(withoutValues);
  return filesOf(pieces, { text, uses, paths });
}

/** What code sets itself is not what the recipe says. */
function unlessChanged(valueNamed: ValueLookup, text: string, body: Span): ValueLookup {
  const changed = new Set(
    datastoreCallsIn(text, body.start, body.end).flatMap(({ access, name }) =>
      access === 'write' ? [text.slice(name.start, name.end)] : [],
    ),
  );
  return (name) => (changed.has(name) ? undefined : valueNamed(name));
}

/** Read when the first such function is met: hardly any file has one. */
function pythonCode(): typeof import('../syntax/python/writtenTexts') {
  return require('../syntax/python/writtenTexts');
}

/** Most functions write no text of their own into files. */
export function mayWrite(code: string, paths?: ReadonlyMap<string, string>): boolean {
  return /<<|\b(?:echo|printf)\b/.test(code) && />|\btee\b/.test(code) && mayHoldConfigFile(code, paths);
}

function mayWriteByPython(code: string, paths: ReadonlyMap<string, string>): boolean {
  return /\bopen\(|write_text/.test(code) && /write|dump|print/.test(code) && mayHoldConfigFile(code, paths);
}

function mayHoldConfigFile(code: string, paths: ReadonlyMap<string, string> = new Map()): boolean {
  return mayNameConfigFile(code) || mayTellFormat(code) || [...paths.values()].some(mayNameConfigFile);
}
