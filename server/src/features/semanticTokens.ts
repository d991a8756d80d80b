/** What the parts of a file are, for an editor's colours: finer than a grammar of regular expressions can tell. */
import { type Span, shifted } from '../base/span';
import type { SourceFile } from '../project/snapshot';
import { datastoreCallsIn } from '../syntax/bitbake/datastoreCalls';
import { type Expansion, expansionsIn, wordsIn } from '../syntax/bitbake/expansions';
import type { Statement, SyntaxTree } from '../syntax/bitbake/tree';

export const tokenTypes = [
  'variable',
  'property',
  'function',
  'class',
  'keyword',
  'operator',
  'enumMember',
  'string',
] as const;

export const tokenModifiers = ['declaration', 'modification'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The tokens of a file, or of the statements that touch a part of it, in the order of the text and without overlaps. */
export function semanticTokens(file: SourceFile, part?: Span): readonly SemanticToken[] {
  const { tree } = file;
  const tokens: SemanticToken[] = [];
  for (let index = 0; index < tree.statements.length; index++) {
    const statement = tree.statements[index];
    const start = tree.starts[index] ?? 0;
    if (part && start > part.end) break;
    if (!statement || (part && start + statement.length < part.start)) continue;
    new StatementTokens(tree, start, tokens).add(statement);
  }
  return tokens;
}

/** Collects the tokens of one statement; spans are given as the statement counts them. */
class StatementTokens {
  readonly #text: string;
  readonly #start: number;
  readonly #tokens: SemanticToken[];

  constructor(tree: SyntaxTree, start: number, tokens: SemanticToken[]) {
    this.#text = tree.text;
    this.#start = start;
    this.#tokens = tokens;
  }

  add(statement: Statement): void {
    switch (statement.kind) {
      case 'assign':
        this.#keywords({ start: 0, end: statement.name.start });
        this.#name(statement.name, 'variable', statement.operator === '=' ? 'declaration' : 'modification');
        if (statement.flag) this.#push(statement.flag, 'property');
        this.#push(statement.operatorSpan, 'operator');
        this.#expansions(statement.value);
        return;
      case 'func':
        this.#keywords({ start: 0, end: this.#headerKeywordsEnd(statement.name, statement.body) });
        this.#name(statement.name, 'function', 'declaration');
        this.#code(statement.body, statement.python);
        return;
      case 'def':
        this.#keywords({ start: 0, end: statement.name.start });
        this.#push(statement.name, 'function', 'declaration');
        this.#code({ start: statement.name.end, end: statement.body.end }, true);
        return;
      case 'inherit':
      case 'inherit_defer':
        this.#directive(statement.argument, 'class');
        return;
      case 'include':
      case 'require':
      case 'include_all':
      case 'addfragments':
        this.#directive(statement.argument, 'string');
        return;
      case 'addtask':
      case 'deltask':
      case 'addhandler':
      case 'EXPORT_FUNCTIONS':
        this.#directive(statement.argument, 'function');
        return;
      case 'export':
      case 'unset':
        this.#keywords({ start: 0, end: statement.name.start });
        this.#name(statement.name, 'variable', 'modification');
        if (statement.kind === 'unset' && statement.flag) this.#push(statement.flag, 'property');
        return;
      case 'addpylib':
        this.#keywords({ start: 0, end: statement.directory.start });
        this.#expansions(statement.directory);
        return;
      case 'blank':
      case 'comment':
      case 'unparsed':
        return;
    }
  }

  /** `python` and `fakeroot` stand before the name; an anonymous function has nothing but them. */
  #headerKeywordsEnd(name: Span, body: Span): number {
    if (name.end > name.start) return name.start;
    const parenthesis = this.#text.indexOf('(', this.#start) - this.#start;
    return parenthesis < 0 ? 0 : Math.min(parenthesis, body.start);
  }

  #directive(argument: Span, type: TokenType): void {
    this.#keywords({ start: 0, end: argument.start });
    for (const word of wordsIn(this.#text, this.#start + argument.start, this.#start + argument.end)) {
      const written = this.#text.slice(word.start, word.end);
      const span = shifted(word, -this.#start);
      if (written.includes('${')) this.#expansions(span);
      else this.#push(span, type === 'function' && (written === 'after' || written === 'before') ? 'keyword' : type);
    }
  }

  #keywords(part: Span): void {
    for (const word of wordsIn(this.#text, this.#start + part.start, this.#start + part.end)) {
      this.#push(shifted(word, -this.#start), 'keyword');
    }
  }

  /** `IMAGE_INSTALL:append:${MACHINE}`: what stands between the colons. */
  #name(name: Span, type: TokenType, modifier: TokenModifier): void {
    const end = this.#start + name.end;
    let pieceType = type;
    for (let at = this.#start + name.start; at < end; ) {
      const pieceEnd = this.#pieceEnd(at, end);
      const piece = { start: at - this.#start, end: pieceEnd - this.#start };
      const written = this.#text.slice(at, pieceEnd);
      if (written.includes('${')) this.#expansions(piece);
      else if (pieceType !== 'enumMember') this.#push(piece, pieceType, modifier);
      else this.#push(piece, overrideOperations.has(written) ? 'keyword' : 'enumMember');
      pieceType = 'enumMember';
      at = pieceEnd + 1;
    }
  }

  /** Where the colon after a piece of a name stands, those inside of `${...}` left aside. */
  #pieceEnd(at: number, end: number): number {
    let depth = 0;
    for (let offset = at; offset < end; offset++) {
      const character = this.#text.charAt(offset);
      if (character === '{') depth++;
      else if (character === '}') depth--;
      else if (character === ':' && depth <= 0) return offset;
    }
    return end;
  }

  #code(body: Span, python: boolean): void {
    const from = this.#start + body.start;
    const to = this.#start + body.end;
    const names = expansionsIn(this.#text, from, to).flatMap((expansion) => this.#namesIn(expansion));
    if (python) names.push(...datastoreCallsIn(this.#text, from, to).map((call) => call.name));
    this.#pushNames(names);
  }

  #expansions(part: Span): void {
    const from = this.#start + part.start;
    const to = this.#start + part.end;
    this.#pushNames(expansionsIn(this.#text, from, to).flatMap((expansion) => this.#namesIn(expansion)));
  }

  /** The variables that an expansion reads, in the offsets of the text. */
  #namesIn(expansion: Expansion): readonly Span[] {
    switch (expansion.kind) {
      case 'variable':
        return [expansion.name];
      case 'python':
        return [
          ...expansion.inner.flatMap((inner) => this.#namesIn(inner)),
          ...datastoreCallsIn(this.#text, expansion.code.start, expansion.code.end).map((call) => call.name),
        ];
      case 'unclosed':
        return [];
    }
  }

  #pushNames(names: Span[]): void {
    names.sort((first, second) => first.start - second.start);
    let end = 0;
    for (const name of names) {
      if (name.start < end) continue;
      this.#push(shifted(name, -this.#start), 'variable');
      end = name.end;
    }
  }

  #push(span: Span, type: TokenType, modifier?: TokenModifier): void {
    if (span.end <= span.start) return;
    this.#tokens.push({ span: shifted(span, this.#start), type, modifiers: modifier ? [modifier] : [] });
  }
}

const overrideOperations: ReadonlySet<string> = new Set(['append', 'prepend', 'remove']);
