/** Functions whose effect stays outside, or whose result only a build can tell. */
import { defineNative } from '../../native';
import { type PyNative, Unknown } from '../../value';

/** What a run has printed goes nowhere. */
const silent = defineNative('print(*args, **kwargs)', () => null, { handlesUnknown: true });

const WHYS: Readonly<Record<string, string>> = {
  compile: 'compiles Python code',
  eval: 'evaluates Python code',
  exec: 'runs Python code',
  globals: 'is the dict of global names',
  locals: 'is the dict of local names',
  input: 'asks the user',
  open: 'opens a file',
  memoryview: 'looks at memory',
  bytearray: 'is a bytearray',
  complex: 'is a complex number',
};

export const unknownFunctions: readonly PyNative[] = [
  silent,
  ...Object.entries(WHYS).map(([name, why]) => defineNative(`${name}(*args, **kwargs)`, () => new Unknown(why))),
];
