import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type PythonKind, pythonFunctionNamed, pythonFunctions } from '../../../server/src/knowledge/pythonFunctions';
import { valueForms } from '../../../server/src/knowledge/valueForms';

const kinds: ReadonlySet<PythonKind> = new Set<PythonKind>([
  'class',
  'event',
  'exception',
  'module',
  'object',
  'attribute',
]);

describe('The functions of BitBake and openembedded-core', () => {
  it('have a name each, a meaning, and a file that defines them', () => {
    assert.equal(new Set(pythonFunctions().map(({ name }) => name)).size, pythonFunctions().length);
    for (const { name, kind, meaning, definedIn } of pythonFunctions()) {
      assert.match(name, /^[a-z]\w*(?:\.\w+)*$/);
      assert.ok(kind === undefined || kinds.has(kind), name);
      assert.match(meaning, /^[A-Z].*\.$/);
      assert.match(definedIn, /^(?:(?:meta\/)?lib\/.*\.py|meta\/classes(?:-global|-recipe)?\/.*\.bbclass)$/);
    }
  });

  it('have parameters that Python accepts: those with a default behind those without', () => {
    for (const { name, parameters } of pythonFunctions()) {
      const order = parameters.map((each) => (each.name.startsWith('*') ? 2 : each.default === undefined ? 0 : 1));
      assert.deepEqual(order, order.toSorted(), name);
      for (const { name: parameter, meaning } of parameters) {
        assert.match(parameter, /^\*{0,2}[a-z]\w*$/);
        assert.match(meaning, /^[A-Z`].*\.$/);
      }
    }
  });

  it('are found whatever the datastore is called, but not by the name of their last part alone', () => {
    assert.equal(pythonFunctionNamed('e.data.getVar')?.name, 'd.getVar');
    assert.equal(pythonFunctionNamed('getVar'), undefined);
    assert.equal(pythonFunctionNamed('os.path.join'), undefined);
  });
});

describe('The forms of entries', () => {
  it('have a meaning and fields, none that must be there behind one that need not', () => {
    for (const { of, meaning, separator, fields, when, again } of valueForms) {
      assert.match(of, /^[A-Z_]+(?:\[\])?$/);
      assert.match(meaning, /^[A-Z].*\.$/);
      assert.ok([':', ',', ';'].includes(separator));
      assert.ok(!when || 'holds' in when || (when.field < fields.length && fields[when.field]?.label === when.is));
      assert.ok(!again || again.from < fields.length);
      const optional = fields.map((field) => (field.optional ? 1 : 0));
      assert.deepEqual(optional, optional.toSorted(), of);
      for (const field of fields) assert.match(field.meaning, /^[A-Z].*\.$/);
    }
  });
});
