/** The module `collections`. */
import { PyModule, Unknown } from '../value';
import { createAbstractClassesModule } from './collections/abstractClasses';
import { dequeClass } from './collections/deque';
import { counterClass, defaultDictClass, orderedDictClass } from './collections/dicts';
import { namedTupleFunction } from './collections/namedTuple';

export function createCollectionsModule(): PyModule {
  const module = new PyModule('collections', new Map(), (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses collections.${name}`),
  );
  for (const cls of [orderedDictClass, defaultDictClass, counterClass, dequeClass])
    module.attributes.set(cls.name, cls);
  module.attributes.set('namedtuple', namedTupleFunction);
  module.attributes.set('abc', createAbstractClassesModule());
  return module;
}
