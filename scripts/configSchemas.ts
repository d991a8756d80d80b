/**
 * The JSON schemas of the configuration files whose keys are known, for other tools and for VS Code's support of JSON and YAML.
 *
 * Each comes twice. The strict one says what a file may hold, to be checked with. The one for the editor only proposes and explains: what is wrong
 * in a file the language server says, as the file's reader would take it, and nothing is to be said twice.
 */
import type { ConfigFormat } from '../server/src/formats/configFile';
import { isOutOfDate, type KeyFact } from '../server/src/formats/keys/keyFact';
import { type KeyShape, shapeOf, type ValueKind } from '../server/src/formats/keys/keyShape';
import { readerOf } from '../server/src/formats/keys/readers';
import { type FormatWithKeys, keysOf } from '../server/src/formats/keys/tables';
import type { ValueReading } from '../server/src/formats/keys/takenValues';

export interface ConfigSchema {
  /** The name of the file, below `schemas/strict` or `schemas/editor`. */
  readonly file: string;
  readonly text: string;
}

interface Described {
  readonly format: FormatWithKeys;
  readonly title: string;
  readonly language: 'json' | 'toml' | 'yaml';
  /** As VS Code matches them: a pattern without a slash is the name of a file anywhere. None for a file that no name tells. */
  readonly fileMatch: readonly string[];
}

/** In alphabetical order. Those that are not JSON, TOML or YAML have no schema. */
export const describedFormats: readonly Described[] = [
  { format: 'cni', title: 'CNI network list', language: 'json', fileMatch: ['*.conflist'] },
  {
    format: 'containerd',
    title: 'Configuration of containerd',
    language: 'toml',
    fileMatch: [],
  },
  {
    format: 'containers.conf',
    title: 'containers.conf',
    language: 'toml',
    fileMatch: [],
  },
  {
    format: 'crio.conf',
    title: 'Configuration of CRI-O',
    language: 'toml',
    fileMatch: [],
  },
  { format: 'daemon.json', title: 'Configuration of dockerd', language: 'json', fileMatch: ['daemon.json'] },
  {
    format: 'distribution',
    title: 'Configuration of the registry server of distribution',
    language: 'yaml',
    fileMatch: ['**/docker/registry/config.yml', '**/distribution/config.yml', '**/docker-registry/config.yml'],
  },
  { format: 'hosts.toml', title: 'hosts.toml of containerd', language: 'toml', fileMatch: [] },
  {
    format: 'k3s',
    title: 'config.yaml of k3s',
    language: 'yaml',
    fileMatch: ['**/rancher/k3s/config.yaml', '**/rancher/k3s/config.yaml.d/*.yaml'],
  },
  {
    format: 'k3s-registries',
    title: 'registries.yaml of k3s',
    language: 'yaml',
    fileMatch: ['**/rancher/k3s/registries.yaml'],
  },
  {
    format: 'kas',
    title: 'Configuration of kas',
    language: 'yaml',
    fileMatch: ['kas.yml', 'kas-*.yml', '*.kas.yml', '**/kas/**/*.yml'],
  },
  {
    format: 'oci-layout',
    title: 'Marker of an OCI image layout',
    language: 'json',
    fileMatch: ['oci-layout'],
  },
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
    fileMatch: [],
  },
  { format: 'seccomp', title: 'Seccomp profile of containers', language: 'json', fileMatch: ['seccomp.json'] },
  { format: 'storage.conf', title: 'storage.conf', language: 'toml', fileMatch: [] },
  // No name of a file tells these for certain: they are there for other tools.
  { format: 'oci-image', title: 'Config of an OCI image', language: 'json', fileMatch: [] },
  { format: 'oci-index', title: 'Index of OCI images', language: 'json', fileMatch: [] },
  { format: 'oci-manifest', title: 'Manifest of an OCI image', language: 'json', fileMatch: [] },
  { format: 'oci-runtime', title: 'config.json of an OCI bundle', language: 'json', fileMatch: [] },
];

interface Manifest {
  readonly contributes: Record<string, readonly { readonly url?: string }[]>;
}

/**
 * The text of package.json with what VS Code and the extension for YAML read from it, all else unchanged. That for TOML takes no path of a schema
 * within an extension, and no file but `*.toml`: there the language server answers.
 */
export function manifestWithSchemas(text: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const { contributes } = manifest;
  for (const language of ['json', 'yaml'] as const) {
    const others = (contributes[`${language}Validation`] ?? []).filter(({ url }) => !url?.startsWith(editorFolder));
    contributes[`${language}Validation`] = [...others, ...contributionsOf(language)];
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

const editorFolder = './schemas/editor/';

function contributionsOf(wanted: Described['language']): readonly { readonly url: string }[] {
  return describedFormats
    .filter(({ language, fileMatch }) => language === wanted && fileMatch.length > 0)
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
  const { refusesUnknownKeys, reading = 'exactly' } = readerOf(format) ?? {};
  const definitions: Record<string, Schema> = {};
  const at = {
    isStrict,
    refusesUnknown: refusesUnknownKeys === 'everywhere',
    reading,
    shared: sharedShapes(root),
    definitions,
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Made from the code by `npm run docs`.',
    title,
    ...valueSchema({ ...at, shape: root }),
    ...(Object.keys(definitions).length > 0 && { definitions }),
  };
}

/** The shapes that stand at several places, or within themselves, with names for them. */
function sharedShapes(root: KeyShape): ReadonlyMap<KeyShape, string> {
  const seen = new Set<KeyShape>();
  const shared = new Map<KeyShape, string>();
  const visit = (shape: KeyShape): void => {
    const hasParts = shape.keys.size > 0 || shape.byType.size > 0;
    if (seen.has(shape)) {
      if (hasParts && !shared.has(shape)) shared.set(shape, `table${shared.size + 1}`);
      return;
    }
    seen.add(shape);
    for (const each of [...shape.keys.values(), ...shape.byType.values()]) visit(each);
    if (shape.others) visit(shape.others);
    if (shape.items) visit(shape.items);
  };
  visit(root);
  return shared;
}

interface At {
  readonly shape: KeyShape;
  readonly isStrict: boolean;
  readonly refusesUnknown: boolean;
  readonly reading: ValueReading;
  readonly shared: ReadonlyMap<KeyShape, string>;
  /** Grows with what is met of the shared ones. */
  readonly definitions: Record<string, Schema>;
}

function valueSchema(at: At): Schema {
  const { shape, shared, definitions } = at;
  const name = shared.get(shape);
  if (name === undefined) return ownSchema(at);
  if (!definitions[name]) {
    // Known by its name from here on: it may stand within itself.
    definitions[name] = {};
    definitions[name] = ownSchema(at);
  }
  return { $ref: `#/definitions/${name}` };
}

function ownSchema(at: At): Schema {
  const { shape } = at;
  return {
    ...described(at),
    ...typeOf(at),
    ...(shape.items && { items: valueSchema({ ...at, shape: shape.items }) }),
    ...tableSchema(at),
  };
}

function tableSchema(at: At): Schema {
  const { shape, isStrict, refusesUnknown } = at;
  const types = [...shape.byType].map(([type, each]) => ({
    if: { properties: { type: { const: type } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own name.
    then: {
      ...described({ shape: each, isStrict }),
      ...keysSchema({ ...at, shape: each }, shape.keys),
    },
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
  const required = keys.flatMap(([name, { fact }]) => (fact?.required === true && !fact.lookedAtWhere ? [name] : []));
  return {
    ...(keys.length > 0 && {
      properties: Object.fromEntries(keys.map(([name, each]) => [name, valueSchema({ ...at, shape: each })])),
    }),
    ...(isStrict && required.length > 0 && { required }),
  };
}

/** Words that are only usual are proposed in both kinds: `anyOf` with a schema that takes all is never broken. */
function typeOf({ shape: { kind, fact, items }, isStrict, reading }: At): Schema {
  const words = fact?.values?.filter(Boolean) ?? [];
  const proposed = words.length > 0 && kind === 'string' ? { anyOf: [{ enum: words }, {}] } : {};
  if (!isStrict) return kind === 'boolean' ? { anyOf: [{ type: 'boolean' }, {}] } : proposed;
  const isTolerated = fact?.tolerated !== undefined && fact.tolerated !== 'untilUse';
  const isClosed = fact?.closed && !isTolerated && !fact.anyCase && kind === 'string' && fact.form === undefined;
  const takesNull = fact?.orNull || reading === 'asGoYaml';
  const others = [...(takesNull ? ['null'] : []), ...(fact?.orSingle && items?.kind ? jsonTypes(items.kind) : [])];
  return {
    ...(kind !== undefined && isHeldTo(kind, fact, reading) && { type: single([...jsonTypes(kind), ...others]) }),
    ...(isClosed ? { enum: [...(fact.values ?? []), ...(takesNull ? [null] : [])] } : proposed),
    ...(fact?.range && !isTolerated && kind === 'integer' && limits(fact.range)),
  };
}

/** Where one kind may stand for another, a schema would refuse what the reader takes. */
function isHeldTo(kind: ValueKind, fact: KeyFact | undefined, reading: ValueReading): boolean {
  if (fact?.looselyTyped || fact?.appends) return false;
  const isTable = kind === 'object' || kind === 'array';
  return (
    reading === 'exactly' || reading === 'asPython' || (isTable && reading !== 'asFlags' && reading !== 'asGoJson')
  );
}

function jsonTypes(kind: ValueKind): readonly string[] {
  return kind === 'duration' ? ['string', 'number'] : [kind];
}

function single(types: readonly string[]): string | readonly string[] {
  return types.length === 1 ? (types[0] ?? '') : [...new Set(types)];
}

/** What is beyond the numbers of JSON is no limit. */
function limits([lowest, highest]: readonly [number, number]): Schema {
  return {
    ...(lowest > Number.MIN_SAFE_INTEGER && { minimum: lowest }),
    ...(highest < Number.MAX_SAFE_INTEGER && { maximum: highest }),
  };
}

/** Editors show the marks of Markdown as they stand unless they are told that the text is written in it; other tools take it as it is. */
function described({ shape: { fact }, isStrict }: Pick<At, 'shape' | 'isStrict'>): Schema {
  if (!fact) return {};
  return isStrict ? { description: explained(fact, (code) => code) } : { markdownDescription: explained(fact, asCode) };
}

function explained(fact: KeyFact, shown: (code: string) => string): string {
  const { meaning, default: usual, since, replacement } = fact;
  return [
    isOutOfDate(fact) ? `Out of date: ${meaning}` : meaning,
    ...(replacement === undefined ? [] : [`Write ${shown(replacement)} instead.`]),
    ...(usual === undefined ? [] : [`Default: ${shown(usual)}.`]),
    ...(since === undefined ? [] : [`Since ${since}.`]),
  ].join(' ');
}

function asCode(text: string): string {
  return `\`${text}\``;
}
