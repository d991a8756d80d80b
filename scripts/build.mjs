/** Bundles the extension's client and the `metavirt` program (language server and command line) into dist/. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The ESM entry points of the language packages bundle smaller than their UMD ones, which esbuild cannot follow.
  mainFields: ['module', 'main'],
  // As `require`, `import()` goes through whoever loads a bundle: VS Code, and the program's own cache of compiled code.
  supported: { 'dynamic-import': false },
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * What is large and not needed at the start is a file of its own, loaded when it is first imported.
 * @param {RegExp} filter what the module is called where it is imported
 * @param {string} file
 * @returns {import('esbuild').Plugin}
 */
const apart = (filter, file) => ({
  name: `${file} apart`,
  setup(build) {
    build.onResolve({ filter }, () => ({ path: `./${file}`, external: true }));
  },
});

/**
 * To import a CommonJS module is to copy its names. Of a large one, one file does that for all that import it: eight hundred names in each of
 * thirty files take 15 ms of a start.
 * @param {string} module
 * @returns {import('esbuild').Plugin}
 */
const importedOnce = (module) => ({
  name: `${module} imported once`,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${module}$`) }, ({ namespace }) =>
      namespace === 'once' ? undefined : { path: module, namespace: 'once' },
    );
    build.onLoad({ filter: /.*/, namespace: 'once' }, () => ({
      contents: `export * from '${module}';`,
      resolveDir: process.cwd(),
    }));
  },
});

/**
 * Modules of Node that the language server's library needs for other ways to connect, loaded when something of them is first used: they
 * take 10 ms of a start.
 * @type {import('esbuild').Plugin}
 */
const loadedLate = {
  name: 'loaded late',
  setup(build) {
    build.onResolve({ filter: /^(?:crypto|child_process)$/ }, ({ path, importer }) =>
      importer.includes('/node_modules/vscode-') ? { path, namespace: 'late' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
    }));
  },
};

/**
 * Tables that are long and seldom asked for stand in the bundle compressed, and are unpacked when they are first imported: a fourth of their
 * size, and nothing for V8 to read at a start.
 * @param {RegExp} filter the path of a file of JSON
 * @returns {import('esbuild').Plugin}
 */
const packed = (filter) => ({
  name: 'packed',
  setup(build) {
    build.onLoad({ filter }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      const base64 = deflateRawSync(text, { level: 9 }).toString('base64');
      const bytes = `Buffer.from('${base64}', 'base64')`;
      return { contents: `module.exports = JSON.parse(require('node:zlib').inflateRawSync(${bytes}));` };
    });
  },
});

const kubernetesManifestApart = apart(/\/kubernetesManifest$/, 'kubernetesManifest.js');

/** @type {readonly import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [importedOnce('vscode'), apart(/^\.\/client$/, 'client.js'), kubernetesManifestApart],
  },
  { ...common, entryPoints: ['client/src/client.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  // A part of `metavirt` that starts programs, as the extension does; the server never loads it.
  {
    ...common,
    entryPoints: ['client/src/cli/deploy.ts'],
    outfile: 'dist/deploy.js',
    plugins: [kubernetesManifestApart],
  },
  {
    ...common,
    entryPoints: ['client/src/toolchain/deploy/kubernetesManifest.ts'],
    outfile: 'dist/kubernetesManifest.js',
  },
  {
    ...common,
    entryPoints: { imageEditor: 'client/webviews/image/main.ts', imageEditorStyle: 'client/webviews/image/style.css' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
  },
  { ...common, entryPoints: ['server/src/cli/start.ts'], outfile: 'dist/metavirt.js' },
  {
    ...common,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/program.js',
    plugins: [
      importedOnce('vscode-languageserver/node'),
      loadedLate,
      packed(/\/formats\/keys\/data\/[^/]+\.json$/),
      apart(/\/project\/evaluation\/evaluator$/, 'evaluator.js'),
      apart(/\/syntax\/config\/parseYaml$/, 'yaml.js'),
      apart(/\/host\/imageEngine$/, 'images.js'),
    ],
  },
  { ...common, entryPoints: ['server/src/project/evaluation/evaluator.ts'], outfile: 'dist/evaluator.js' },
  { ...common, entryPoints: ['server/src/syntax/config/parseYaml.ts'], outfile: 'dist/yaml.js' },
  { ...common, entryPoints: ['server/src/host/imageEngine.ts'], outfile: 'dist/images.js' },
];

// What BitBake's own Python runs stays a file of its own.
mkdirSync('dist', { recursive: true });
copyFileSync('client/python/bitbakeValues.py', 'dist/bitbakeValues.py');

if (watch) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  await Promise.all(bundles.map((bundle) => build(bundle)));
}
