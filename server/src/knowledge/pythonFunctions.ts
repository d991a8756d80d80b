/** What BitBake and openembedded-core give to the Python of metadata: functions with their parameters, events, exceptions, modules. */
export interface PythonFunction {
  /** As metadata writes it; `d.` stands before the methods of a datastore, `e.` before what an event has. */
  readonly name: string;
  /** A function where it is missing. */
  readonly kind?: PythonKind;
  /** One or two sentences of Markdown. */
  readonly meaning: string;
  readonly parameters: readonly PythonParameter[];
  /** Lines of Python, or of a recipe. */
  readonly example?: string;
  /** The file that defines it: below `lib/bb/` in BitBake, below `meta/` in openembedded-core. */
  readonly definedIn: string;
}

export type PythonKind = 'class' | 'event' | 'exception' | 'module' | 'object' | 'attribute';

export interface PythonParameter {
  /** With `*` or `**` where it takes all further arguments. */
  readonly name: string;
  readonly meaning: string;
  /** As Python writes it; none if the argument must be given. */
  readonly default?: string;
}

/** Loaded when they are first asked for: the server's start can do without. A test checks the entries. */
export function pythonFunctions(): readonly PythonFunction[] {
  return require('./data/python-functions.json');
}

/** The modules of Python's own library that recipes use, with their names; a test compares them with those that values can be worked out with. */
export function pythonModules(): Readonly<Record<string, readonly string[]>> {
  return require('./data/python-modules.json');
}

let byName: ReadonlyMap<string, PythonFunction> | undefined;

/** The function that a dotted name means. A datastore may have any name: `localdata.getVar` is `d.getVar`. */
export function pythonFunctionNamed(callee: string): PythonFunction | undefined {
  // A constant of the program: built when the first question comes.
  byName ??= new Map(pythonFunctions().map((each) => [each.name, each]));
  const method = callee.slice(callee.lastIndexOf('.') + 1);
  const isOfDatastore = method !== callee && method.includes('Var');
  return byName.get(callee) ?? (isOfDatastore ? byName.get(`d.${method}`) : undefined);
}

/** `bb.utils.contains(variable, checkvalues, truevalue, falsevalue, d)`; for what is not called, its name. */
export function writtenSignature({ name, kind, parameters }: PythonFunction): string {
  if (kind !== undefined && parameters.length === 0) return name;
  return `${name}(${parameters.map(writtenParameter).join(', ')})`;
}

export function writtenParameter({ name, default: value }: Pick<PythonParameter, 'name' | 'default'>): string {
  return value === undefined ? name : `${name}=${value}`;
}
