import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, it } from 'node:test';

const CHECKOUT = resolve(__dirname, '../..');

/** The layers of the server, from the lowest; those on one line know nothing of each other. */
const SERVER_LAYERS = [
  ['base'],
  // Reads built images; knows nothing of recipes.
  ['syntax', 'knowledge', 'images'],
  // Runs Python; knows nothing of BitBake.
  ['python'],
  ['project'],
  ['formats', 'containers'],
  ['rules'],
  ['features'],
  // The file system and the clock of the host, for the language server and the command line alike.
  ['host'],
  ['lsp'],
  ['cli'],
];

/** Layers of which each file or folder is on its own, but for the files named here, which all of them share. */
const LAYERS_OF_STRANGERS: Readonly<Record<string, readonly string[]>> = {
  formats: ['configFile', 'formatOf', 'maskedText', 'recipeUses'],
  rules: [
    'rule',
    'rules',
    'appendJoint',
    'example',
    'categories',
    'evaluated',
    'evaluatedConfiguration',
    'evaluatedRecipe',
    'fileRules',
    'finding',
    'fixes',
    'imagePackages',
    'ociImage',
    'ownFindings',
    'packageContents',
    'packageSets',
    'readingOrder',
    'recipeConfigFiles',
    'removedFeature',
    'replacedValue',
    'rootFileSystem',
    'statementPlaces',
  ],
  features: ['context', 'describe', 'diagnostics', 'uses', 'valueKinds'],
};

/** Where files import each other in a circle: functions call each other in turn there, as expressions, statements and files do that hold one another. */
const RECURSIVE_FOLDERS = ['server/src/python/', 'server/src/project/evaluation/'];

/** The layers that may touch files, clocks, processes and the network. */
const OUTER_LAYERS = ['host', 'lsp', 'cli'];

interface Import {
  /** Both are paths from the checkout's top; `target` is the name of the package where it is not one of our files. */
  readonly importer: string;
  readonly target: string;
}

describe('Layering', () => {
  const server = importsUnder('server/src');
  const client = importsUnder('client/src');

  it('finds the imports of both programs', () => {
    assert.ok(server.length > 10 && client.length > 10);
  });

  it('knows the layer of every file of the server', () => {
    assert.deepEqual(
      sourceFiles('server/src').filter((file) => heightOf(file) === undefined),
      [],
    );
  });

  it('lets a layer of the server import lower layers only', () => {
    const isUpward = ({ importer, target }: Import) => {
      const height = heightOf(target);
      return height !== undefined && layerOf(target) !== layerOf(importer) && height >= (heightOf(importer) ?? 0);
    };
    assert.deepEqual(server.filter(isUpward), []);
  });

  it('keeps formats, rules and features apart from each other', () => {
    const areStrangers = ({ importer, target }: Import) => {
      const layer = layerOf(importer);
      const shared = LAYERS_OF_STRANGERS[layer];
      if (!shared || layerOf(target) !== layer) return false;
      const [from, to] = [memberOf(importer), memberOf(target)];
      return from !== to && ![from, to].some((member) => shared.includes(member) || member.endsWith('/rules'));
    };
    assert.deepEqual(server.filter(areStrangers), []);
  });

  it('has no circles of files, but for those that are recursive', () => {
    const imports = new Map<string, string[]>();
    for (const { importer, target } of [...server, ...client]) {
      imports.set(importer, [...(imports.get(importer) ?? []), `${target}.ts`]);
    }
    const isRecursive = (file: string) => RECURSIVE_FOLDERS.some((folder) => file.startsWith(folder));
    const circular = [...imports.keys()].filter((file) => !isRecursive(file) && leadsTo(imports, file, file));
    assert.deepEqual(circular, []);
  });

  it('lets only the outermost layers of the server reach files, processes and the network', () => {
    const reachesOut = ({ importer, target }: Import) => {
      const isAllowed = target === 'node:path' || target === 'node:path/posix';
      return target.startsWith('node:') && !isAllowed && !OUTER_LAYERS.includes(layerOf(importer));
    };
    assert.deepEqual(server.filter(reachesOut), []);
  });

  it('lets only the outermost layers of the server speak the Language Server Protocol', () => {
    const speaks = ({ importer, target }: Import) =>
      target.startsWith('vscode-languageserver') && !OUTER_LAYERS.includes(layerOf(importer));
    assert.deepEqual(server.filter(speaks), []);
  });

  it('lets only the outermost layers of the server look at a clock', () => {
    const clock = /\b(?:Date\.now|new Date|performance\.now|setTimeout|setInterval|setImmediate|process\.\w+)\b/;
    const inner = sourceFiles('server/src').filter((file) => !OUTER_LAYERS.includes(layerOf(file)));
    const looks = inner.filter((file) => clock.test(withoutComments(readFileSync(join(CHECKOUT, file), 'utf8'))));
    assert.deepEqual(looks, []);
  });

  it('keeps VS Code out of the server', () => {
    assert.deepEqual(
      server.filter(({ target }) => target === 'vscode'),
      [],
    );
  });

  it('keeps VS Code out of what starts programs, which the command line does too', () => {
    const shared = ({ importer }: Import) => /^client\/src\/(?:toolchain|cli)\//.test(importer);
    const reachesOut = ({ target }: Import) =>
      target === 'vscode' || (target.startsWith('client/') && !/^client\/src\/(?:toolchain|cli)\//.test(target));
    assert.deepEqual(client.filter(shared).filter(reachesOut), []);
  });

  it('keeps VS Code out of the words, texts and comparisons that it shows', () => {
    const isPlain = ({ importer }: Import) => /^client\/src\/(?:images|recipes|reports|values)\//.test(importer);
    assert.deepEqual(
      client.filter((made) => isPlain(made) && made.target === 'vscode'),
      [],
    );
  });

  it('keeps the client and the server apart', () => {
    const crosses = ({ importer, target }: Import) => {
      const other = importer.startsWith('client/') ? 'server' : 'client';
      return target.startsWith(`${other}/`) || target === `@metavirt/${other}`;
    };
    assert.deepEqual([...server, ...client].filter(crosses), []);
  });
});

function importsUnder(folder: string): readonly Import[] {
  return sourceFiles(folder).flatMap((importer) => {
    const text = withoutComments(readFileSync(join(CHECKOUT, importer), 'utf8'));
    const specifiers = [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g)].map(
      (match) => match[1] ?? '',
    );
    return specifiers.map((specifier) => ({ importer, target: targetOf(importer, specifier) }));
  });
}

function leadsTo(imports: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const target of imports.get(file) ?? []) {
      if (target === to) return true;
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
    }
  }
  return false;
}

function targetOf(importer: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(CHECKOUT, join(CHECKOUT, dirname(importer), specifier))
    .split(sep)
    .join('/');
}

function sourceFiles(folder: string): readonly string[] {
  const files = readdirSync(join(CHECKOUT, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file.split(sep).join('/')}`);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** The layer of a file of the server; empty for anything else. */
function layerOf(path: string): string {
  return path.startsWith('server/src/') ? (path.split('/')[2] ?? '') : '';
}

/** The folder or file within its layer that a file belongs to: `runc` for `server/src/formats/runc/schema.ts`. */
function memberOf(path: string): string {
  const [member = '', ...inside] = path.split('/').slice(3);
  return (layerOf(path) === 'rules' ? [member, ...inside].join('/') : member).replace(/\.ts$/, '');
}

function heightOf(path: string): number | undefined {
  const height = SERVER_LAYERS.findIndex((layers) => layers.includes(layerOf(path)));
  return height < 0 ? undefined : height;
}
