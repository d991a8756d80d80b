/** The module `subprocess`: no program is ever run. */
import { defineExceptionClass } from '../exception';
import type { PyModule, PyValue } from '../value';
import { unknownModule } from './unknownModule';

export function createSubprocessModule(): PyModule {
  const base = defineExceptionClass('SubprocessError');
  const attributes = new Map<string, PyValue>([
    ['SubprocessError', base],
    ['CalledProcessError', defineExceptionClass('CalledProcessError', base)],
    ['TimeoutExpired', defineExceptionClass('TimeoutExpired', base)],
    ['PIPE', -1],
    ['STDOUT', -2],
    ['DEVNULL', -3],
  ]);
  return unknownModule('subprocess', 'runs a program', attributes);
}
