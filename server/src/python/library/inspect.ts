/** The module `inspect`: the parameters of functions. */
import { defineClass } from '../class';
import { dictFromKeywords } from '../dict';
import { PyFunction } from '../function';
import { defineNative } from '../native';
import { PyBoundMethod, PyModule, type PyNative, type PyValue, Unknown } from '../value';
import { LibraryObject } from './libraryObject';
import { libraryTable } from './libraryTable';

/** `inspect.Parameter.empty`, which stands where there is no default. */
const emptyClass = defineClass('_empty');

const parameterClass = defineClass('Parameter', new Map<string, PyValue>([['empty', emptyClass]]));

/** An object that has nothing but fields. */
class Fields extends LibraryObject {
  protected readonly methods: ReadonlyMap<string, PyNative> = new Map();

  constructor(
    readonly typeName: string,
    readonly fields: ReadonlyMap<string, PyValue>,
  ) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    return this.fields.get(name);
  }
}

export function createInspectModule(): PyModule {
  const attributes = libraryTable([defineNative('signature(callable)', (_run, callee) => signatureOf(callee))]);
  attributes.set('Parameter', parameterClass);
  return new PyModule('inspect', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses inspect.${name}`),
  );
}

function signatureOf(callee: PyValue): PyValue {
  const bound = callee instanceof PyBoundMethod;
  const called = bound ? callee.callee : callee;
  if (!(called instanceof PyFunction)) return new Unknown('asks for the parameters of a builtin function');
  const { names, positionalCount, keywordOnlyCount } = called.code.parameters;
  const firstDefault = positionalCount - called.defaults.length;
  const entries = names.slice(0, positionalCount + keywordOnlyCount).map((name, index) => {
    const byDefault =
      index < positionalCount ? called.defaults[index - firstDefault] : called.keywordDefaults.get(name);
    const fields = new Map<string, PyValue>([
      ['name', name],
      ['default', byDefault === undefined ? emptyClass : byDefault],
    ]);
    return [name, new Fields('Parameter', fields)] as const;
  });
  const parameters = dictFromKeywords(bound ? entries.slice(1) : entries);
  return new Fields('Signature', new Map([['parameters', parameters]]));
}
