import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { configSchemas, describedFormats } from '../../../scripts/configSchemas';
import type { ConfigFormat } from '../../../server/src/formats/configFile';
import { formatOf } from '../../../server/src/formats/formatOf';
import { keysOf } from '../../../server/src/formats/keys/tables';

interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly markdownDescription?: string;
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

/** All schemas that a path leads to: the types of a table have keys of their own. */
function schemasAt(root: Schema, path: string): readonly Schema[] {
  const steps = [...path.matchAll(/'([^']+)'|\[\]|[^.[\]']+/g)].map(([step, quoted]) => quoted ?? step);
  return steps.reduce<readonly Schema[]>((from, step) => from.flatMap((schema) => below(schema, step)), [root]);

  function below(schema: Schema, step: string): readonly Schema[] {
    return [schema, ...(schema.allOf ?? []).map(({ then }) => then)].flatMap(
      ({ items, additionalProperties, properties }) => {
        const found = step === '[]' ? items : step === '*' ? additionalProperties || undefined : properties?.[step];
        return found ? [resolved(found)] : [];
      },
    );
  }

  function resolved(schema: Schema): Schema {
    const name = schema.$ref?.replace('#/definitions/', '');
    return name === undefined ? schema : (root.definitions?.[name] ?? assert.fail(name));
  }
}

/** A table may be told by what it is with one `type`. */
function isDescribed({ allOf = [], ...schema }: Schema, key: 'description' | 'markdownDescription'): boolean {
  return schema[key] !== undefined || allOf.some(({ then }) => then[key] !== undefined);
}

describe('configSchemas', () => {
  test('Tell the editor that names and defaults are code', () => {
    const index = describedFormats.findIndex(({ format }) => format === 'k3s-registries');
    const [endpoint] = schemasAt(schemas('editor')[index] ?? {}, 'mirrors.*.endpoint');
    assert.match(endpoint?.markdownDescription ?? '', /`http:\/\/`/);
    const daemon = describedFormats.findIndex(({ format }) => format === 'daemon.json');
    const [liveRestore] = schemasAt(schemas('editor')[daemon] ?? {}, 'live-restore');
    assert.match(liveRestore?.markdownDescription ?? '', /Default: `false`\./);
  });

  for (const kind of ['strict', 'editor'] as const) {
    test(`Explain every key that is known (${kind})`, () => {
      const key = kind === 'strict' ? 'description' : 'markdownDescription';
      const missing = describedFormats.flatMap(({ format }, index) => {
        const root = schemas(kind)[index] ?? assert.fail(format);
        return keysOf(format)
          .filter(({ path }) => !schemasAt(root, path).some((each) => isDescribed(each, key)))
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
    const index = describedFormats.findIndex(({ format }) => format === 'policy.json');
    const policy = schemas('strict')[index] ?? assert.fail();
    assert.deepEqual(policy.required, ['default']);
    assert.equal(policy.additionalProperties, false);
    assert.equal(policy.properties?.default?.type, 'array');
    assert.ok(schemasAt(policy, 'default[].type').some(({ enum: words }) => words?.includes('reject')));
  });

  test('Are for files that the server takes for the same', () => {
    for (const { format, fileMatch } of describedFormats) {
      for (const pattern of fileMatch) {
        const name = pattern.replaceAll('**/', '').replaceAll('*', 'x');
        const paths = [`/layer/recipes-x/${name}`, `/layer/${name}`, `/etc/containers/${name}`, `/etc/crio/${name}`];
        const text = texts[format] ?? '{"insecure-registries": []}';
        assert.ok(paths.map((path) => formatOf(path, text)).includes(format), `${format}: ${pattern}`);
      }
    }
  });
});

/** What tells a format beside the name of the file. */
const texts: Partial<Readonly<Record<ConfigFormat, string>>> = {
  containerd: '[plugins."io.containerd.x"]',
  'crio.conf': '[crio.runtime]\n',
  distribution: 'version: 0.1\nhttp:\n',
  k3s: 'cluster-init: true\n',
  'k3s-registries': 'mirrors:\n',
  kas: 'header:\n  version: 14\nmachine: x\n',
  'oci-layout': '{"imageLayoutVersion": "1.0.0"}',
  seccomp: '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": []}',
};
