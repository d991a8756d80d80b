/**
 * Finds the texts that Python code writes into files, as far as they stand in the code: `f.write('...')` and `json.dump({...}, f)` for an `f`
 * that the code opens, `print('...', file=f)` and `Path(...).write_text('...')`.
 */
import { type Span, span } from '../../base/span';
import type { Branch, WrittenText } from '../writtenText';
import { type CodeLine, codeLines } from './codeLines';
import { type Additions, type JsonSurroundings, jsonOfLiteral } from './jsonOfLiteral';
import { pathOf } from './pathExpression';
import { addCharacters, addText, type CodeText, emptyText, textOf } from './textExpression';
import { openingOf, split, type Tokens } from './tokens';

/** Those of `source[start, end)`, in order. */
export function writtenByPython(source: string, start: number, end: number): readonly WrittenText[] {
  const reading = new Reading(source);
  for (const line of codeLines(source, start, end)) reading.read(line);
  return reading.found;
}

/** In one line of code. */
const maxLookups = 200;

/** Of a value that is put together in steps. */
const maxTokens = 2000;

interface OpenFile {
  readonly target: string;
  readonly appends: boolean;
  readonly branches: readonly Branch[];
  isBegun: boolean;
}

class Reading implements JsonSurroundings {
  readonly found: WrittenText[] = [];
  readonly source: string;
  readonly #values = new Map<string, Tokens>();
  readonly #additions = new Map<string, Additions>();
  readonly #files = new Map<string, OpenFile>();
  /** Names of texts of which a part is added in some branch only. */
  readonly #incomplete = new Set<string>();
  #lookupCount = 0;
  /** The line that is read. */
  #line: Span = span(0, 0);
  readonly #blocks: { readonly indentation: number; readonly kind: string; readonly start: number; index: number }[] =
    [];

  constructor(source: string) {
    this.source = source;
  }

  /** Names that are made of each other would be looked up without end. */
  lookup = (name: string): Tokens | undefined =>
    ++this.#lookupCount > maxLookups ? undefined : this.#values.get(name);

  additionsTo = (name: string): Additions => this.#additions.get(name) ?? { items: [], hasGaps: false };

  read(line: CodeLine): void {
    this.#lookupCount = 0;
    this.#enter(line);
    const { tokens } = line;
    const [first] = tokens;
    this.#line = span(line.start, tokens.at(-1)?.end ?? line.start);
    if (first?.text === 'for') this.#forgetAll(split(tokens.slice(1), 'in')[0] ?? []);
    if (first?.text === 'with') this.#openAll(tokens);
    else if (!this.#assign(tokens)) this.#write(tokens);
  }

  get #branches(): readonly Branch[] {
    return this.#blocks.map(({ start, index }) => ({ start, index }));
  }

  #enter({ indentation, tokens, start }: CodeLine): void {
    const kind = tokens[0]?.text ?? '';
    for (let block = this.#blocks.at(-1); block && block.indentation >= indentation; block = this.#blocks.at(-1)) {
      if (block.indentation === indentation && continuing.has(kind)) {
        block.index++;
        return;
      }
      this.#blocks.pop();
    }
    if (opening.has(kind)) this.#blocks.push({ indentation, kind, start, index: 0 });
  }

  /** `with open(path, 'w') as f:` */
  #openAll(tokens: Tokens): void {
    for (const item of split(tokens.slice(1, -1), ',')) {
      const [call = [], name = []] = split(item, 'as');
      this.#open(call, name[0]?.text);
    }
  }

  #open(call: Tokens, name: string | undefined): void {
    const opened = this.#opened(call);
    if (opened && name !== undefined) this.#files.set(name, opened);
  }

  /** `open(path, 'w')`; undefined for what is not opened to be written. */
  #opened(call: Tokens): OpenFile | undefined {
    const open = openingOf(call);
    if (open < 1 || call[open - 1]?.text !== 'open') return undefined;
    const isMethod = call[open - 2]?.text === '.';
    const given = split(call.slice(open + 1, -1), ',');
    const path = isMethod ? call.slice(0, open - 2) : (given[0] ?? []);
    const args = isMethod ? given : given.slice(1);
    const written = args.find((arg) => arg[0]?.text === 'mode') ?? args[0] ?? [];
    const mode = this.#text(written[0]?.text === 'mode' ? written.slice(2) : written)?.text ?? '';
    if (!/[wax]/.test(mode)) return undefined;
    return { target: this.#path(path), appends: mode.includes('a'), branches: this.#branches, isBegun: false };
  }

  /** Whether the line gives a name a value. */
  #assign(tokens: Tokens): boolean {
    const [target = [], ...values] = split(tokens, '=');
    const value = values.at(-1);
    const [name] = target;
    if (!value || !name) return tokens[1]?.text === '+=' && this.#extend(tokens[0]?.text ?? '', tokens.slice(2));
    if (target.length > 1) {
      if (split(target, ',').length > 1) this.#forgetAll(target);
      return this.#assignInto(target, value);
    }
    if (this.#opened(value)) this.#open(value, name.text);
    // A value that depends on itself or on the branch that is taken is not known.
    const isKnown = !value.some(({ text }, index) => text === name.text && value[index - 1]?.text !== '.');
    if (isKnown && !this.#isAlternative(name.text)) this.#values.set(name.text, value);
    else this.#forget(name.text);
    this.#additions.delete(name.text);
    this.#incomplete.delete(name.text);
    return true;
  }

  /** Whether the name has got another value already, of which this one takes the place in a branch only. */
  #isAlternative(name: string): boolean {
    return this.#blocks.length > 0 && this.#values.has(name);
  }

  /** Names that get another value with each turn of a loop, or several at once. */
  #forgetAll(tokens: Tokens): void {
    for (const { text } of tokens) this.#forget(text);
  }

  #forget(name: string): void {
    this.#values.delete(name);
  }

  /** `text += '...'`, and `lines.append('...')` for a list. */
  #extend(name: string, added: Tokens): boolean {
    const value = this.#values.get(name);
    const [first] = added;
    if (!value || !first || value.length > maxTokens || this.#blocks.some(({ index }) => index > 0)) {
      this.#forget(name);
      return true;
    }
    const isList = value[0]?.text === '[' && openingOf(value) === 0;
    const joint = (text: string): Tokens => [{ kind: 'operator', start: first.start, end: first.start, text }];
    if (isList) this.#values.set(name, [...value.slice(0, -1), ...joint(','), ...added, ...value.slice(-1)]);
    else this.#values.set(name, [...value, ...joint('+'), ...added]);
    if (this.#blocks.length > 0) this.#incomplete.add(name);
    return true;
  }

  /** `config['key'] = value` */
  #assignInto(target: Tokens, value: Tokens): boolean {
    const [name] = target;
    if (name?.kind !== 'name' || target[1]?.text !== '[') return true;
    const before = this.additionsTo(name.text);
    const isPlain = openingOf(target) === 1;
    const item = { key: target.slice(2, -1), value };
    const isTaken = isPlain && before.items.length < maxTokens && this.#blocks.every(({ index }) => index === 0);
    this.#additions.set(name.text, {
      items: isTaken ? [...before.items, item] : before.items,
      hasGaps: before.hasGaps || !isTaken || this.#blocks.length > 0,
    });
    return true;
  }

  #write(tokens: Tokens): void {
    const open = openingOf(tokens);
    const called = tokens[open - 1]?.text ?? '';
    if (open < 1) return;
    const args = split(tokens.slice(open + 1, -1), ',').filter((arg) => arg.length > 0);
    const [value = [], second = []] = args;
    const object = tokens[open - 2]?.text === '.' ? tokens.slice(0, open - 2) : [];
    if (called === 'write' || called === 'writelines') {
      this.#add(this.#fileOf(object), called === 'write' ? this.#textOrJson(value) : this.#lines(value));
    } else if (called === 'write_text' && object.length > 0) {
      const file = { target: this.#path(object), appends: false, branches: this.#branches, isBegun: false };
      this.#add(file, this.#textOrJson(value));
    } else if (called === 'dump' && object[0]?.text === 'json')
      this.#add(this.#fileOf(second), jsonOfLiteral(value, this));
    else if (called === 'print') {
      const file = args.find((arg) => arg[0]?.text === 'file' && arg[1]?.text === '=');
      if (file) this.#add(this.#fileOf(file.slice(2)), withLineEnd(this.#textOrJson(value)));
    } else if (called === 'append' && object.length === 1) this.#extend(object[0]?.text ?? '', value);
    else this.#changed(tokens, object);
  }

  /** `config.update(...)` and `change(config)` change what is in it. */
  #changed(tokens: Tokens, object: Tokens): void {
    const names = object.length > 0 ? object : tokens;
    for (const { text } of names.slice(0, 1)) {
      if (this.#values.has(text)) this.#additions.set(text, { ...this.additionsTo(text), hasGaps: true });
    }
  }

  #fileOf(tokens: Tokens): OpenFile | undefined {
    const [only, second] = tokens;
    return only && !second ? this.#files.get(only.text) : this.#opened(tokens);
  }

  #textOrJson(tokens: Tokens): Written | undefined {
    const [call = [], ...others] = split(tokens, '+');
    const isCall = call[0]?.text === 'json' && call[2]?.text === 'dumps';
    // An end of line behind it changes nothing.
    const isAlone = others.every((other) => this.#text(other)?.text.trim() === '');
    const json = isCall && isAlone ? argsOf(call)[0] : undefined;
    if (json) return jsonOfLiteral(json, this);
    const text = this.#text(tokens);
    return text && { json: text, hasGaps: tokens.some((token) => this.#incomplete.has(token.text)) };
  }

  #lines(tokens: Tokens): Written | undefined {
    const items = openingOf(tokens) === 0 && tokens[0]?.text === '[' ? split(tokens.slice(1, -1), ',') : [];
    const texts = items.filter((item) => item.length > 0).map((item) => this.#text(item));
    if (texts.length === 0 || texts.includes(undefined)) return undefined;
    const all = emptyText();
    for (const text of texts) if (text) addText(all, text);
    return { json: { ...all, isVerbatim: false }, hasGaps: false };
  }

  #text(tokens: Tokens): CodeText | undefined {
    return textOf(this.source, tokens, this.lookup);
  }

  #path(tokens: Tokens): string {
    return pathOf(this.source, tokens, this.lookup);
  }

  #add(file: OpenFile | undefined, written: Written | undefined): void {
    if (!file) return;
    const { text, offsets, masked, isVerbatim } = written?.json ?? {
      text: '',
      offsets: [],
      masked: [],
      isVerbatim: false,
    };
    this.found.push({
      target: file.target,
      appends: file.appends || file.isBegun,
      command: this.#line,
      text,
      offsets,
      masked,
      isVerbatim,
      isExpanded: false,
      hasGaps: written?.hasGaps ?? true,
      branches: this.#branches,
    });
    file.isBegun = true;
  }
}

interface Written {
  readonly json: CodeText;
  readonly hasGaps: boolean;
}

function withLineEnd(written: Written | undefined): Written | undefined {
  if (written) addCharacters(written.json, '\n', (written.json.offsets.at(-1) ?? 0) + 1);
  return written;
}

function argsOf(tokens: Tokens): readonly Tokens[] {
  const open = openingOf(tokens);
  return open === -1 ? [] : split(tokens.slice(open + 1, -1), ',');
}

const opening: ReadonlySet<string> = new Set(['if', 'for', 'while', 'try', 'match']);
const continuing: ReadonlySet<string> = new Set(['elif', 'else', 'except', 'finally', 'case']);
