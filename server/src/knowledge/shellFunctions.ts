/** The shell functions that openembedded-core and meta-virtualization give to recipes. */
export interface ShellFunction {
  readonly name: string;
  /** One or two sentences of Markdown. */
  readonly meaning: string;
  /** In the order in which they are written. */
  readonly arguments: readonly ShellArgument[];
  /** The class that defines it; every recipe has it where this is missing. */
  readonly class?: string;
  /** When it is of use: names of tasks, of package scripts, or of the variable that lists it. */
  readonly stage: string;
  readonly example?: string;
  /** The file that defines it: below `meta/` in openembedded-core, else in meta-virtualization. */
  readonly definedIn: string;
  readonly see?: readonly string[];
}

export interface ShellArgument {
  /** Upper-case letters for what is put in; three dots for one that can be repeated. */
  readonly name: string;
  readonly meaning: string;
  readonly optional?: boolean;
}

/** Loaded when they are first asked for: the server's start can do without. A test checks the entries. */
export function shellFunctions(): readonly ShellFunction[] {
  return require('./data/shell-functions.json');
}

let byName: ReadonlyMap<string, ShellFunction> | undefined;

export function shellFunctionNamed(name: string): ShellFunction | undefined {
  // A constant of the program: built when the first question comes.
  byName ??= new Map(shellFunctions().map((each) => [each.name, each]));
  return byName.get(name);
}

/** `create_wrapper PROGRAM [VARIABLE=VALUE...]` */
export function writtenUsage({ name, arguments: all }: ShellFunction): string {
  return [name, ...all.map(({ name: argument, optional }) => (optional ? `[${argument}]` : argument))].join(' ');
}
