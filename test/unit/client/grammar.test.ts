/**
 * Runs the TextMate grammar over the cases in `grammar/`. In a case file a line that begins with `|` is a line of the source; a line
 * under it that begins with a blank puts carets under characters and says which scopes they must have: `^^^ scope.a scope.b`. A scope
 * is met by any that begins with it, and `-scope` must not be there.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const grammarFiles: Readonly<Record<string, string>> = {
  'source.bitbake.metavirt': join(root, 'syntaxes/bitbake.tmLanguage.json'),
  // VS Code's own grammars are not on npm; these stand-ins leave quotes and brackets open over lines, as the real ones do.
  'source.python': join(here, 'grammar/embedded/python.tmLanguage.json'),
  'source.shell': join(here, 'grammar/embedded/shell.tmLanguage.json'),
  'source.json': join(here, 'grammar/embedded/json.tmLanguage.json'),
  'source.ini': join(here, 'grammar/embedded/ini.tmLanguage.json'),
};

async function loadBitBakeGrammar(): Promise<textmate.IGrammar> {
  const wasm = readFileSync(join(root, 'node_modules/vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const file = grammarFiles[scope];
      return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
  });
  const grammar = await registry.loadGrammar('source.bitbake.metavirt');
  assert.ok(grammar);
  return grammar;
}

interface Expectation {
  readonly caseLine: number;
  readonly sourceLine: number;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

function readCase(text: string): { source: string[]; expectations: Expectation[] } {
  const source: string[] = [];
  const expectations: Expectation[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('|')) {
      source.push(line.slice(1));
      return;
    }
    const marker = /^( +)(\^+) +(.+)$/.exec(line);
    if (!marker) {
      assert.match(line, /^(#.*)?$/, `line ${index + 1} of the case is neither source nor an expectation`);
      return;
    }
    const [, blanks = '', carets = '', scopes = ''] = marker;
    const start = blanks.length - 1;
    const sourceLine = source.length - 1;
    expectations.push({
      caseLine: index + 1,
      sourceLine,
      start,
      end: start + carets.length,
      scopes: scopes.trim().split(/ +/),
    });
  });
  return { source, expectations };
}

function scopesOfCharacters(grammar: textmate.IGrammar, source: readonly string[]): string[][][] {
  let state: textmate.StateStack = textmate.INITIAL;
  return source.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap((token) =>
      Array.from({ length: Math.min(token.endIndex, line.length) - token.startIndex }, () => token.scopes),
    );
  });
}

const grammar = loadBitBakeGrammar();

for (const file of readdirSync(join(here, 'grammar')).filter((name) => name.endsWith('.txt'))) {
  const { source, expectations } = readCase(readFileSync(join(here, 'grammar', file), 'utf8'));
  test(`Colours ${file.replace('.txt', '').replaceAll('-', ' ')}`, async () => {
    assert.ok(expectations.length > 0);
    const actual = scopesOfCharacters(await grammar, source);
    for (const { caseLine, sourceLine, start, end, scopes } of expectations) {
      for (let column = start; column < end; column += 1) {
        const found = actual[sourceLine]?.[column] ?? [];
        for (const scope of scopes) {
          const unwanted = scope.startsWith('-');
          const wanted = unwanted ? scope.slice(1) : scope;
          const has = found.some((name) => name === wanted || name.startsWith(`${wanted}.`));
          assert.equal(has, !unwanted, `${file}:${caseLine} column ${column}: ${scope}, found ${found.join(' ')}`);
        }
      }
    }
  });
}
