import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { configSchemas, describedFormats } from '../../../scripts/configSchemas';
import { formatOf } from '../../../server/src/formats/formatOf';
import { keysOf } from '../../../server/src/formats/keys/tables';

interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly { readonly if: object; readonly then: Schema }[];
}

function schemas(kind: 'strict' | 'editor'): readonly Schema[] {
  return configSchemas(kind).map(({ text }) => JSON.parse(text) as Schema);
}

/** All schemas that a step of a path leads to: the types of a table have keys of their own. */
function stepInto(from: readonly Schema[], step: string): readonly Schema[] {
  return from.flatMap((schema) => {
    const all = [schema, ...(schema.allOf ?? []).map(({ then }) => then)];
    if (step === '[]') return all.flatMap(({ items }) => items ?? []);
    if (step === '*') return all.flatMap(({ additionalProperties }) => additionalProperties || []);
    return all.flatMap(({ properties }) => properties?.[step] ?? []);
  });
}

function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/'([^']+)'|\[\]|[^.[\]']+/g)].map(([step, quoted]) => quoted ?? step);
}

describe('configSchemas', () => {
  for (const kind of ['strict', 'editor'] as const) {
    test(`Explain every key that is known (${kind})`, () => {
      const missing = describedFormats.flatMap(({ format }, index) => {
        const root = schemas(kind)[index];
        assert.ok(root);
        return keysOf(format)
          .filter(
            ({ path }) =>
              !stepsOf(path)
                .reduce(stepInto, [root])
                .some(({ description }) => description),
          )
          .map(({ path }) => `${format}: ${path}`);
      });
      assert.deepEqual(missing, []);
    });
  }

  test('Say nothing against any file in the editor, where the server does', () => {
    const said = JSON.stringify(schemas('editor')).match(/"(?:required|const)":|"additionalProperties":false/g) ?? [];
    // Within `if`, which only tells the types of a table apart.
    assert.deepEqual([...new Set(said)].sort(), ['"const":', '"required":']);
    const without = JSON.stringify(schemas('editor'), (name, value: unknown) =>
      name === 'if' || name === 'anyOf' ? undefined : value,
    );
    assert.doesNotMatch(without, /"(?:required|const|enum|type)":(?!\{)/);
  });

  test('Refuse in a check what the reader refuses', () => {
    const policy = schemas('strict').find((_, index) => describedFormats[index]?.format === 'policy.json');
    assert.deepEqual(policy?.required, ['default']);
    assert.equal(policy?.additionalProperties, false);
    assert.equal(policy?.properties?.default?.type, 'array');
    assert.ok(policy?.properties?.default?.items?.properties?.type?.enum?.includes('reject'));
  });

  test('Are for files that the server takes for the same', () => {
    for (const { format, fileMatch } of describedFormats) {
      for (const pattern of fileMatch) {
        const path = `/layer/recipes-x/${pattern.replace('**/', '').replaceAll('*', 'x')}`;
        const installed = path.replace('/layer/recipes-x/', '/etc/containers/');
        const text = format === 'containerd' ? '[plugins."io.containerd.x"]' : '{"insecure-registries": []}';
        assert.ok([formatOf(path, text), formatOf(installed, text)].includes(format), `${format}: ${path}`);
      }
    }
  });
});
