/** Modules that say what types things have: `typing`, `abc` and `types`. What they say changes no value. */
import { typeClass } from '../builtinClasses';
import { defineClass, PyInstance } from '../class';
import { defineMethod, defineNative } from '../native';
import { PyModule, PyNative, type PyValue, Unknown } from '../value';
import { LibraryObject, methodTable } from './libraryObject';
import { libraryTable } from './libraryTable';
import { unknownModule } from './unknownModule';

/** `List`, `Optional[str]`, and all else that stands in annotations. */
class Annotation extends LibraryObject {
  readonly typeName = '_GenericAlias';
  protected readonly methods = ANNOTATION_METHODS;
}

const ANNOTATION_METHODS = methodTable([
  defineMethod('__getitem__(self, parameters)', (_run, self) => self ?? null, { handlesUnknown: true }),
  defineMethod('__call__(self, *args, **keywords)', (_run, self) => self ?? null, { handlesUnknown: true }),
  defineMethod('__or__(self, other)', (_run, self) => self ?? null, { handlesUnknown: true }),
  defineMethod('__ror__(self, other)', (_run, self) => self ?? null, { handlesUnknown: true }),
]);

const sameFunction = (name: string): PyNative =>
  new PyNative(name, ([value = null]) => value, { handlesUnknown: true });

export function createTypingModule(): PyModule {
  const attributes = libraryTable([
    defineNative('cast(typ, val)', (_run, _type, value) => value ?? null, { handlesUnknown: true }),
    ...['overload', 'final', 'no_type_check', 'runtime_checkable'].map(sameFunction),
  ]);
  attributes.set('TYPE_CHECKING', false);
  attributes.set('Generic', defineClass('Generic'));
  attributes.set('Protocol', defineClass('Protocol'));
  return new PyModule('typing', attributes, (name) => {
    if (name.startsWith('__')) return undefined;
    return name === 'NamedTuple' || name === 'TypedDict' ? new Unknown(`uses typing.${name}`) : new Annotation();
  });
}

export function createAbcModule(): PyModule {
  const attributes = libraryTable(['abstractmethod', 'abstractproperty'].map(sameFunction));
  attributes.set('ABCMeta', typeClass);
  attributes.set('ABC', defineClass('ABC'));
  return new PyModule('abc', attributes);
}

export function createTypesModule(): PyModule {
  const namespace = defineClass(
    'SimpleNamespace',
    new Map<string, PyValue>([
      [
        '__init__',
        new PyNative(
          '__init__',
          ([self = null], keywords) => {
            if (self instanceof PyInstance) for (const [name, value] of keywords) self.attributes.set(name, value);
            return null;
          },
          { isMethod: true, handlesUnknown: true },
        ),
      ],
    ]),
  );
  return unknownModule('types', 'uses the module types', new Map([['SimpleNamespace', namespace]]));
}
