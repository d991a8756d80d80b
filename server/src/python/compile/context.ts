/** What the parts of the compiler share. Code becomes closures over a frame: compiled once, run many times. */
import type { Frame } from '../function';
import type { Scope } from '../parse/scope';
import type { PyValue } from '../value';

export type Evaluate = (frame: Frame) => PyValue;

/** How a statement ended. */
export type Signal = typeof NORMAL | typeof BREAK | typeof CONTINUE | typeof RETURN;
export const NORMAL = 0;
export const BREAK = 1;
export const CONTINUE = 2;
/** The value is in `frame.returned`. */
export const RETURN = 3;

export type Execute = (frame: Frame) => Signal;

/** A scope with the places of its variables. Each has a frame of its own when it runs, linked to that of the scope around it. */
export class CompileScope {
  /** The slot of each local variable; a class and a module keep theirs by name. */
  readonly slots = new Map<string, number>();
  /** Nodes compiled since the last statement began: what one run of it costs. */
  cost = 0;

  constructor(
    readonly scope: Scope,
    readonly parent: CompileScope | undefined,
    /** `A.f.<locals>.` for what is defined within. */
    readonly qualifier: string,
  ) {
    if (scope.kind === 'function' || scope.kind === 'comprehension') {
      for (const name of scope.bound) this.slots.set(name, this.slots.size);
    }
  }

  get kind(): Scope['kind'] {
    return this.scope.kind;
  }
}

/** Where a name is found. `hops` counts frames outwards. */
export type Place =
  | { readonly kind: 'slot'; readonly hops: number; readonly index: number }
  /** By name, in the class or module that runs; if it has none, at `outer`. */
  | { readonly kind: 'namespace'; readonly outer: Place }
  /** As `rootHops` frames outwards the environment of an expression says; otherwise global, otherwise builtin. */
  | { readonly kind: 'expression'; readonly rootHops: number }
  | { readonly kind: 'global' };

export function placeOf(scope: CompileScope, name: string): Place {
  if (scope.kind === 'class' && !scope.scope.globals.has(name) && !scope.scope.nonlocals.has(name)) {
    return { kind: 'namespace', outer: placeFrom(scope, name) };
  }
  if (scope.kind === 'module') return { kind: 'namespace', outer: { kind: 'global' } };
  return placeFrom(scope, name);
}

/** Among the functions around; the names of a class are not seen from within its methods. */
function placeFrom(start: CompileScope, name: string): Place {
  let hops = 0;
  for (let scope: CompileScope | undefined = start; scope; scope = scope.parent) {
    if (scope.scope.globals.has(name)) return { kind: 'global' };
    const index = scope.slots.get(name);
    if (index !== undefined) return { kind: 'slot', hops, index };
    if (scope.kind === 'expression') return { kind: 'expression', rootHops: hops };
    hops++;
  }
  return { kind: 'global' };
}

export function ancestorFrame(frame: Frame, hops: number): Frame {
  let ancestor = frame;
  for (let hop = 0; hop < hops; hop++) ancestor = ancestor.parent ?? ancestor;
  return ancestor;
}
