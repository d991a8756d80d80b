// Bundles the extension's client and the `metavirt` program (language server and command line) into dist/.
import { copyFileSync, mkdirSync } from 'node:fs';
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
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * The evaluator is a third of the program, and nothing needs it at the start: it is a file of its own, loaded when a value is first asked
 * for.
 * @type {import('esbuild').Plugin}
 */
const evaluatorApart = {
  name: 'evaluator apart',
  setup(build) {
    build.onResolve({ filter: /\/project\/evaluation\/evaluator$/ }, () => ({
      path: './evaluator.js',
      external: true,
    }));
  },
};

const bundles = [
  { ...common, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  {
    ...common,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/metavirt.js',
    plugins: [evaluatorApart],
  },
  { ...common, entryPoints: ['server/src/project/evaluation/evaluator.ts'], outfile: 'dist/evaluator.js' },
];

// What BitBake's own Python runs stays a file of its own.
mkdirSync('dist', { recursive: true });
copyFileSync('client/python/bitbakeValues.py', 'dist/bitbakeValues.py');

if (watch) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  await Promise.all(bundles.map((bundle) => build(bundle)));
}
