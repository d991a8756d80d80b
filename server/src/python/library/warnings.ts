/** The module `warnings`: nobody is warned. */
import type { PyModule } from '../value';
import { libraryTable } from './libraryTable';
import { ignoredFunctions, unknownModule } from './unknownModule';

export function createWarningsModule(): PyModule {
  const ignored = ignoredFunctions('warn warn_explicit filterwarnings simplefilter resetwarnings');
  return unknownModule('warnings', 'asks which warnings there are', libraryTable(ignored));
}
