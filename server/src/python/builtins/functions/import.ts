/** `__import__`, which the `import` statement stands for. */
import { raise } from '../../exception';
import { defineNative } from '../../native';
import type { PyNative } from '../../value';

export const importFunctions: readonly PyNative[] = [
  defineNative('__import__(name, globals=None, locals=None, fromlist=None, level=0)', (run, name) => {
    if (typeof name !== 'string') return raise('TypeError', '__import__() argument 1 must be str');
    const module = run.importModule(name);
    // `__import__('os.path')` gives `os`.
    const dot = name.indexOf('.');
    return dot === -1 ? module : run.importModule(name.slice(0, dot));
  }),
];
