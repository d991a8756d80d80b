/** What the parts of the parser share while one source is read. */
import { Scope } from './scope';
import { NOT_UNDERSTOOD, ParseFailure, Tokenizer } from './tokenizer';

/** CPython itself gives up at 200 brackets and 100 indentations. */
const NESTING_LIMIT = 100;

export class ParseContext extends Tokenizer {
  scope: Scope;
  /** How many levels of syntax are around the current token. */
  depth = 0;
  /** The most of them there have been in this scope, or within the brackets that are being read. */
  peak = 0;
  /** The `yield` expressions read so far. */
  yieldCount = 0;
  /** The line of `lineOffset`, as statements are asked for in order. */
  private line = 1;
  private lineOffset = 0;

  constructor(source: string, kind: 'module' | 'expression') {
    super(source, kind === 'expression');
    this.scope = new Scope(kind, undefined);
    this.next();
  }

  /** The line of an offset, from 1 on. */
  lineOf(offset: number): number {
    if (offset < this.lineOffset) {
      this.line = 1;
      this.lineOffset = 0;
    }
    for (;;) {
      const newline = this.source.indexOf('\n', this.lineOffset);
      if (newline === -1 || newline >= offset) return this.line;
      this.line++;
      this.lineOffset = newline + 1;
    }
  }

  /** Goes one level deeper; the caller takes it back from `depth`. */
  descend(): void {
    this.depth++;
    if (this.depth > this.peak) this.reach(this.depth);
  }

  /** Notes how deep the syntax nests here. */
  reach(depth: number): void {
    if (depth > NESTING_LIMIT) throw new ParseFailure('This is nested too deeply.', this.start);
    if (depth > this.peak) this.peak = depth;
  }

  /** Parses something that has a scope of its own. */
  scoped<Result>(kind: Scope['kind'], parse: (scope: Scope) => Result): Result {
    const { scope: outer, peak, depth } = this;
    const scope = new Scope(kind, outer);
    this.scope = scope;
    this.peak = depth;
    const result = parse(scope);
    scope.depth = this.peak - depth;
    this.scope = outer;
    // What runs within the outer one nests in it, but for the bodies of functions, which are counted at each call.
    this.peak = kind === 'function' ? peak : Math.max(peak, this.peak);
    return result;
  }

  /** Parses what says something to the reader only, such as an annotation. */
  ignored(parse: () => unknown): void {
    this.scoped('function', parse);
  }

  /** Parses something, or goes back to where it began and gives `undefined`. */
  attempt<Result>(parse: () => Result): Result | undefined {
    const state = this.save();
    const { scope, depth, peak } = this;
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof ParseFailure)) throw error;
      this.restore(state);
      this.scope = scope;
      this.depth = depth;
      this.peak = peak;
      return undefined;
    }
  }

  /** Notes that the name is assigned in this scope. */
  bind(name: string): void {
    this.scope.bind(name);
  }

  is(token: string): boolean {
    return this.token === token;
  }

  /** Goes on if the token is this one. */
  accept(token: string): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  expect(token: string): void {
    if (this.token !== token) this.fail();
    this.next();
  }

  /** The name that must stand here. */
  expectName(): string {
    if (this.token !== 'name') this.fail();
    const { text } = this;
    this.next();
    return text;
  }

  /** `a.b.c` */
  expectDottedName(): string {
    let name = this.expectName();
    while (this.accept('.')) name += `.${this.expectName()}`;
    return name;
  }

  fail(message: string = NOT_UNDERSTOOD, offset: number = this.start): never {
    throw new ParseFailure(message, offset);
  }
}
