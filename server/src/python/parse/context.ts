/** What the parts of the parser share while one source is read. */
import type { parser } from '@lezer/python';
import { Scope } from './scope';

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** Thrown and caught within the parser: the source is no Python, or no Python that is run here. */
export class ParseFailure extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** CPython itself gives up at 200 brackets and 100 indentations. */
const NESTING_LIMIT = 100;

export class ParseContext {
  scope: Scope;
  private depth = 0;
  /** The line of `lineOffset`, as statements are asked for in order. */
  private line = 1;
  private lineOffset = 0;

  constructor(
    readonly source: string,
    kind: 'module' | 'expression',
  ) {
    this.scope = new Scope(kind, undefined, 0);
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }

  /** The line of a node, from 1 on. */
  lineOf(node: SyntaxNode): number {
    if (node.from < this.lineOffset) {
      this.line = 1;
      this.lineOffset = 0;
    }
    for (;;) {
      const newline = this.source.indexOf('\n', this.lineOffset);
      if (newline === -1 || newline >= node.from) return this.line;
      this.line++;
      this.lineOffset = newline + 1;
    }
  }

  /** Parses something one level deeper. */
  nested<Result>(node: SyntaxNode, parse: () => Result): Result {
    this.depth++;
    if (this.depth > NESTING_LIMIT) throw new ParseFailure('This is nested too deeply.', node.from);
    this.scope.depth = Math.max(this.scope.depth, this.depth - this.scope.startDepth);
    try {
      return parse();
    } finally {
      this.depth--;
    }
  }

  /** Parses something that has a scope of its own. */
  scoped<Result>(kind: Scope['kind'], parse: (scope: Scope) => Result): Result {
    const outer = this.scope;
    this.scope = new Scope(kind, outer, this.depth);
    try {
      return parse(this.scope);
    } finally {
      // What runs within the outer one nests in it, but for the bodies of functions, which are counted at each call.
      if (kind !== 'function')
        outer.depth = Math.max(outer.depth, this.scope.startDepth - outer.startDepth + this.scope.depth);
      this.scope = outer;
    }
  }

  /** Parses something that is evaluated outside of the scope around it: defaults of a function, the first iterable of a comprehension. */
  outside<Result>(scope: Scope, parse: () => Result): Result {
    const inner = this.scope;
    this.scope = scope.parent ?? scope;
    try {
      return parse();
    } finally {
      this.scope = inner;
    }
  }

  /** Notes that the name is assigned in this scope. */
  bind(name: string): void {
    const scope = this.scope;
    if (!scope.globals.has(name) && !scope.nonlocals.has(name)) scope.bound.add(name);
  }
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

export function fail(node: SyntaxNode, message = 'Python does not understand this.'): never {
  throw new ParseFailure(message, node.from);
}
