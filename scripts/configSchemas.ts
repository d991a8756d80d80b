/**
 * The JSON schemas of the configuration files whose keys are known, for other tools and for VS Code's own support of JSON, YAML and TOML.
 *
 * Each comes twice. The strict one says what a file may hold, to be checked with. The one for the editor only proposes and explains: what is wrong
 * in a file the language server says, as the file's reader would take it, and nothing is to be said twice.
 */
import type { ConfigFormat } from '../server/src/formats/configFile';
import type { KeyFact } from '../server/src/formats/keys/keyFact';
import { type KeyShape, shapeOf } from '../server/src/formats/keys/keyShape';
import { readerOf } from '../server/src/formats/keys/readers';
import { type FormatWithKeys, keysOf } from '../server/src/formats/keys/tables';

export interface ConfigSchema {
  /** The name of the file, below `schemas/strict` or `schemas/editor`. */
  readonly file: string;
  readonly text: string;
}

interface Described {
  readonly format: FormatWithKeys;
  readonly title: string;
  readonly language: 'json' | 'toml' | 'yaml';
  /** As VS Code matches them: a pattern without a slash is the name of a file anywhere. */
  readonly fileMatch: readonly string[];
}

/** In alphabetical order. Those that are not JSON, TOML or YAML have no schema. */
export const describedFormats: readonly Described[] = [
  { format: 'cni', title: 'CNI network list', language: 'json', fileMatch: ['*.conflist'] },
  {
    format: 'containerd',
    title: 'Configuration of containerd',
    language: 'toml',
    fileMatch: ['**/containerd/config.toml', '**/containerd-config*.toml'],
  },
  {
    format: 'containers.conf',
    title: 'containers.conf',
    language: 'toml',
    fileMatch: ['containers.conf', '**/containers.conf.d/*.conf'],
  },
  { format: 'daemon.json', title: 'Configuration of dockerd', language: 'json', fileMatch: ['daemon.json'] },
  {
    format: 'policy.json',
    title: 'Signature policy of containers/image',
    language: 'json',
    fileMatch: ['**/containers/policy.json'],
  },
  {
    format: 'registries.conf',
    title: 'registries.conf',
    language: 'toml',
    fileMatch: ['registries.conf', '**/registries.conf.d/*.conf'],
  },
  { format: 'storage.conf', title: 'storage.conf', language: 'toml', fileMatch: ['storage.conf'] },
];

interface Manifest {
  readonly contributes: Record<string, readonly { readonly url?: string }[]>;
}

/** The text of package.json with what VS Code and the extensions for TOML and YAML read from it, all else unchanged. */
export function manifestWithSchemas(text: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const { contributes } = manifest;
  for (const language of ['json', 'toml', 'yaml'] as const) {
    const others = (contributes[`${language}Validation`] ?? []).filter(({ url }) => !url?.startsWith(editorFolder));
    contributes[`${language}Validation`] = [...others, ...contributionsOf(language)];
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

const editorFolder = './schemas/editor/';

function contributionsOf(wanted: Described['language']): readonly { readonly url: string }[] {
  return describedFormats
    .filter(({ language }) => language === wanted)
    .map(({ format, fileMatch }) => ({ fileMatch, url: `${editorFolder}${fileName(format)}` }));
}

export function configSchemas(kind: 'strict' | 'editor'): readonly ConfigSchema[] {
  return describedFormats.map((described) => ({
    file: fileName(described.format),
    text: `${JSON.stringify(schemaOf(described, kind === 'strict'), undefined, 2)}\n`,
  }));
}

function fileName(format: ConfigFormat): string {
  return `${format.replace(/\.(?:json|toml)$/, '')}.schema.json`;
}

type Schema = Readonly<Record<string, unknown>>;

function schemaOf({ format, title }: Described, isStrict: boolean): Schema {
  // Of a key that several versions of a file have, the last one counts.
  const root = shapeOf(keysOf(format));
  const refusesUnknown = readerOf(format)?.refusesUnknownKeys === 'everywhere';
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Made from the code by `npm run docs`.',
    title,
    ...valueSchema({ shape: root, isStrict, refusesUnknown, around: [] }),
  };
}

interface At {
  readonly shape: KeyShape;
  readonly isStrict: boolean;
  readonly refusesUnknown: boolean;
  /** The shapes that this one stands in: a list can be like one that it stands in. */
  readonly around: readonly KeyShape[];
}

function valueSchema(at: At): Schema {
  const { shape, around } = at;
  if (around.includes(shape)) return {};
  const inside = { ...at, around: [...around, shape] };
  const { fact } = shape;
  return {
    ...(fact && { description: described(fact) }),
    ...typeOf(at),
    ...(shape.items && { items: valueSchema({ ...inside, shape: shape.items }) }),
    ...tableSchema(inside),
  };
}

function tableSchema(at: At): Schema {
  const { shape, isStrict, refusesUnknown } = at;
  const types = [...shape.byType].map(([type, each]) => ({
    if: { properties: { type: { const: type } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own name.
    then: keysSchema({ ...at, shape: each }, shape.keys),
  }));
  const closes = isStrict && refusesUnknown && !shape.isOpen && shape.byType.size === 0 && shape.kind === 'object';
  return {
    ...keysSchema(at),
    ...(shape.others ? { additionalProperties: valueSchema({ ...at, shape: shape.others }) } : {}),
    ...(closes && !shape.others ? { additionalProperties: false } : {}),
    ...(types.length > 0 && { allOf: types }),
  };
}

/** Without the keys that are told elsewhere. */
function keysSchema(at: At, told: KeyShape['keys'] = new Map()): Schema {
  const { shape, isStrict } = at;
  const keys = [...shape.keys].filter(([name, each]) => told.get(name) !== each);
  const required = keys.flatMap(([name, { fact }]) => (fact?.required ? [name] : []));
  return {
    ...(keys.length > 0 && {
      properties: Object.fromEntries(keys.map(([name, each]) => [name, valueSchema({ ...at, shape: each })])),
    }),
    ...(isStrict && required.length > 0 && { required }),
  };
}

/** Words that are only usual are proposed in both kinds: `anyOf` with a schema that takes all is never broken. */
function typeOf({ shape: { kind, fact }, isStrict }: At): Schema {
  const words = fact?.values?.filter(Boolean) ?? [];
  const proposed = words.length > 0 && kind === 'string' ? { anyOf: [{ enum: words }, {}] } : {};
  if (!isStrict) return kind === 'boolean' ? { anyOf: [{ type: 'boolean' }, {}] } : proposed;
  const type = kind === undefined ? {} : { type: kind };
  return { ...type, ...(fact?.closed && kind === 'string' ? { enum: fact.values } : proposed) };
}

function described({ meaning, default: usual, since, deprecated }: KeyFact): string {
  return [
    deprecated ? `Out of date: ${meaning}` : meaning,
    ...(usual === undefined ? [] : [`Default: ${usual}.`]),
    ...(since === undefined ? [] : [`Since ${since}.`]),
  ].join(' ');
}
