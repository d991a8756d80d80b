/** The functions of BitBake and openembedded-core that metadata calls, with their parameters. */
import written from './data/python-functions.json';

export interface PythonFunction {
  /** As metadata writes it; `d.` stands before the methods of a datastore. */
  readonly name: string;
  /** One or two sentences of Markdown. */
  readonly meaning: string;
  readonly parameters: readonly PythonParameter[];
  readonly source: 'bitbake' | 'openembedded-core';
  /** The file of the source that defines it. */
  readonly definedIn: string;
}

export interface PythonParameter {
  /** With `*` or `**` where it takes all further arguments. */
  readonly name: string;
  readonly meaning: string;
  /** As Python writes it; none if the argument must be given. */
  readonly default?: string;
}

// JSON has no literal types: TypeScript reads every `source` as a plain string. A test checks the entries.
export const pythonFunctions = written as readonly PythonFunction[];

const byName: ReadonlyMap<string, PythonFunction> = new Map(pythonFunctions.map((each) => [each.name, each]));

/** The function that a dotted name means. A datastore may have any name: `localdata.getVar` is `d.getVar`. */
export function pythonFunctionNamed(callee: string): PythonFunction | undefined {
  const method = callee.slice(callee.lastIndexOf('.') + 1);
  const isOfDatastore = method !== callee && method.includes('Var');
  return byName.get(callee) ?? (isOfDatastore ? byName.get(`d.${method}`) : undefined);
}
