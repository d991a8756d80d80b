/**
 * `node scripts/runBundled.mjs FILE.ts [ARGUMENT...]`: bundles a TypeScript program as the product is bundled, and runs it. What a loader makes of
 * TypeScript on the fly is several times slower, so nothing can be measured with it.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { run } from './run.mjs';

const [file = '', ...programArguments] = process.argv.slice(2);
const program = resolve('test/out', `${basename(file, '.ts')}.cjs`);

/**
 * Programs find their data beside their own source, wherever the bundle lies.
 * @type {import('esbuild').Plugin}
 */
const ownPlaces = {
  name: 'own places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll(/\b__dirname\b/g, JSON.stringify(dirname(path)));
      return { contents, loader: 'ts' };
    });
  },
};

await build({
  entryPoints: [file],
  outfile: program,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  plugins: [ownPlaces],
});
process.exitCode = await run(process.execPath, ['--enable-source-maps', '--expose-gc', program, ...programArguments]);
