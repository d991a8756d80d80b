/** The names that all Python code sees. */
import { namedClasses } from '../builtinClasses';
import { exceptionClasses } from '../exception';
import { ELLIPSIS, NOT_IMPLEMENTED, type PyValue } from '../value';
import { attributeFunctions } from './functions/attributes';
import { conversionFunctions } from './functions/conversion';
import { importFunctions } from './functions/import';
import { iterationFunctions } from './functions/iteration';
import { mathFunctions } from './functions/math';
import { unknownFunctions } from './functions/unknown';

export const builtins: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...namedClasses.map((cls) => [cls.name, cls] as const),
  ...exceptionClasses,
  ...[
    ...attributeFunctions,
    ...conversionFunctions,
    ...importFunctions,
    ...iterationFunctions,
    ...mathFunctions,
    ...unknownFunctions,
  ].map((native) => [native.name, native] as const),
  ['Ellipsis', ELLIPSIS],
  ['NotImplemented', NOT_IMPLEMENTED],
  ['__name__', 'builtins'],
  ['__debug__', true],
  ['__doc__', null],
]);

export const builtinNames: ReadonlySet<string> = new Set(builtins.keys());
