/** The module `textwrap`. */
import { defineNative } from '../native';
import type { PythonRun } from '../run';
import { truthy } from '../truth';
import { PyDict, PyList, PyModule, type PyValue, Unknown } from '../value';
import { integerOf, textOf } from './arguments';
import { libraryTable } from './libraryTable';

/** Takes away the blanks that all lines begin with; lines of blanks become empty. */
function dedent(text: string): string {
  const lines = text.split('\n').map((line) => (/^[ \t]*$/.test(line) ? '' : line));
  let margin: string | undefined;
  for (const line of lines) {
    if (line === '') continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (margin === undefined) margin = indent;
    while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  }
  const length = margin?.length ?? 0;
  return lines.map((line) => line.slice(length)).join('\n');
}

interface WrapOptions {
  readonly width: number;
  readonly initialIndent: string;
  readonly subsequentIndent: string;
  readonly breakLongWords: boolean;
}

/** Options that change how words are told apart. */
const UNKNOWN_OPTIONS: ReadonlySet<string> = new Set([
  'break_on_hyphens',
  'max_lines',
  'placeholder',
  'replace_whitespace',
  'drop_whitespace',
  'fix_sentence_endings',
  'expand_tabs',
  'tabsize',
]);

function optionsOf(width: PyValue, keywords: PyValue, run: PythonRun): WrapOptions | Unknown {
  const entries = keywords instanceof PyDict ? [...keywords.entries.values()] : [];
  const named = new Map(entries.map(({ key, value }) => [textOf(key), value]));
  for (const name of named.keys())
    if (UNKNOWN_OPTIONS.has(name)) return new Unknown(`wraps text with the option ${name}`);
  return {
    width: integerOf(width),
    initialIndent: textOf(named.get('initial_indent') ?? ''),
    subsequentIndent: textOf(named.get('subsequent_indent') ?? ''),
    breakLongWords: truthy(named.get('break_long_words') ?? true, run),
  };
}

/** Lines of words; a hyphen between letters is a place to break too. */
function wrap(text: string, options: WrapOptions, run: PythonRun): string[] | Unknown {
  run.spend(1 + text.length);
  const words = text.split(/[ \t\n\r\v\f]+/).filter((word) => word !== '');
  // How Python breaks at hyphens is a matter of its own.
  if (words.some((word) => /[\w!"'&.,?]-+[\w]/.test(word))) return new Unknown('wraps text with hyphens in it');
  const lines: string[] = [];
  let line = '';
  let hasWord = false;
  const indent = (): string => (lines.length === 0 ? options.initialIndent : options.subsequentIndent);
  const flush = (): void => {
    if (hasWord) lines.push(line);
    hasWord = false;
  };
  for (let word of words) {
    if (hasWord && line.length + 1 + word.length <= options.width) {
      line += ` ${word}`;
      continue;
    }
    flush();
    line = indent();
    while (options.breakLongWords && line.length + word.length > options.width) {
      const room = Math.max(1, options.width - line.length);
      lines.push(line + word.slice(0, room));
      word = word.slice(room);
      line = indent();
    }
    line += word;
    hasWord = word !== '';
  }
  flush();
  return lines;
}

function wrapFunction(name: string, result: (lines: string[]) => PyValue) {
  return defineNative(`${name}(text, width=70, **keywords)`, (run, text, width, keywords) => {
    const options = optionsOf(width ?? 70, keywords ?? null, run);
    if (options instanceof Unknown) return options;
    const lines = wrap(textOf(text), options, run);
    return lines instanceof Unknown ? lines : result(lines);
  });
}

export function createTextwrapModule(): PyModule {
  const attributes = libraryTable([
    defineNative('dedent(text)', (run, text) => {
      run.spend(1 + (textOf(text).length >>> 4));
      return dedent(textOf(text));
    }),
    defineNative('indent(text, prefix, predicate=None)', (run, text, prefix, predicate) => {
      const lines = textOf(text).split(/(?<=\n)/);
      run.spend(1 + lines.length);
      const isIndented = (line: string): boolean =>
        predicate === null || predicate === undefined ? line.trim() !== '' : truthy(run.call(predicate, [line]), run);
      return lines.map((line) => (line !== '' && isIndented(line) ? textOf(prefix) + line : line)).join('');
    }),
    wrapFunction('wrap', (lines) => new PyList(lines)),
    wrapFunction('fill', (lines) => lines.join('\n')),
  ]);
  return new PyModule('textwrap', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses textwrap.${name}`),
  );
}
