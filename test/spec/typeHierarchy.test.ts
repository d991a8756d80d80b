/** What is inherited. `of FILE` is what is asked for, `inherits CLASS` comes from it, `inherited by FILE` goes to it. */
import assert from 'node:assert/strict';
import { subtypes, supertypes, typeAt } from '../../server/src/features/typeHierarchy';
import { baseName } from '../../server/src/project/paths';
import { checkCursorCases } from './cursorCase';

checkCursorCases('typeHierarchy', ({ snapshot, file, offset, expected }) => {
  const type = typeAt(snapshot, file, offset);
  if (!type) return assert.deepEqual(expected, ['nothing']);
  assert.deepEqual(
    [
      `of ${baseName(type.path)}`,
      ...supertypes(snapshot, type.path).map(({ path }) => `inherits ${baseName(path)}`),
      ...subtypes(snapshot, type.path).map(({ path }) => `inherited by ${baseName(path)}`),
    ],
    expected,
  );
});
