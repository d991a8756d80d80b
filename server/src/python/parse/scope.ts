/** Which names a function, class, comprehension or module binds; gathered while it is parsed. */

/** What most scopes declare. */
const NO_NAMES: ReadonlySet<string> = new Set();

export class Scope {
  /** Parameters first, then in the order in which they are bound. */
  readonly bound = new Set<string>();
  globals: ReadonlySet<string> = NO_NAMES;
  nonlocals: ReadonlySet<string> = NO_NAMES;
  /** Whether a `yield` stands in it: a call of the function gives a generator. */
  hasYield = false;
  /** How many levels its syntax is nested. */
  depth = 0;

  constructor(
    readonly kind: 'module' | 'expression' | 'function' | 'class' | 'comprehension',
    readonly parent: Scope | undefined,
  ) {}

  /** A `global` or `nonlocal` statement has these names. */
  declare(statement: 'global' | 'nonlocal', names: readonly string[]): void {
    const known = statement === 'global' ? this.globals : this.nonlocals;
    const declared = known instanceof Set && known !== NO_NAMES ? known : new Set<string>();
    for (const name of names) declared.add(name);
    if (statement === 'global') this.globals = declared;
    else this.nonlocals = declared;
  }

  /** The name is assigned here. */
  bind(name: string): void {
    if (!this.globals.has(name) && !this.nonlocals.has(name)) this.bound.add(name);
  }

  /** Where a name that is assigned here belongs: the names of `:=` in a comprehension belong to the function around it. */
  get assigning(): Scope {
    return this.kind === 'comprehension' && this.parent ? this.parent.assigning : this;
  }
}
