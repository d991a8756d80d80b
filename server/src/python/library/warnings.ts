/** The module `warnings`: nobody is warned. */
import { nativeTable } from '../native';
import type { PyModule } from '../value';
import { ignoredFunctions, unknownModule } from './unknownModule';

export function createWarningsModule(): PyModule {
  const ignored = ignoredFunctions('warn warn_explicit filterwarnings simplefilter resetwarnings');
  return unknownModule('warnings', 'asks which warnings there are', nativeTable(ignored));
}
