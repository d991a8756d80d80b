/** The module `shutil`: it changes files, which nothing but a build does. */
import { defineExceptionClass } from '../exception';
import type { PyModule } from '../value';
import { libraryTable } from './libraryTable';
import { unknownFunctions, unknownModule } from './unknownModule';

export function createShutilModule(): PyModule {
  const attributes = libraryTable(
    unknownFunctions('which disk_usage get_terminal_size', () => 'depends on the machine that builds'),
  );
  attributes.set('Error', defineExceptionClass('Error', 'OSError'));
  attributes.set('SameFileError', defineExceptionClass('SameFileError', 'OSError'));
  return unknownModule('shutil', 'would change files, which nothing but a build does', attributes);
}
