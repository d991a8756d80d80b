/** Which names a function, class, comprehension or module binds; gathered while it is parsed. */

export class Scope {
  /** Parameters first, then in the order in which they are bound. */
  readonly bound = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();
  /** Whether a `yield` stands in it: a call of the function gives a generator. */
  hasYield = false;
  /** How many levels its syntax is nested. */
  depth = 0;

  constructor(
    readonly kind: 'module' | 'expression' | 'function' | 'class' | 'comprehension',
    readonly parent: Scope | undefined,
    /** The nesting at which it begins. */
    readonly startDepth: number,
  ) {}

  /** Where a name that is assigned here belongs: the names of `:=` in a comprehension belong to the function around it. */
  get assigning(): Scope {
    return this.kind === 'comprehension' && this.parent ? this.parent.assigning : this;
  }
}
