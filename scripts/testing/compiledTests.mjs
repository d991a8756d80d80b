/**
 * Compiles the tests and all that they test once: a loader that does so on the fly takes a fourth of a second to start for each of 200 test files,
 * and as much again for the thousand modules that one of them may load.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CHECKOUT, inCheckout } from '../checkout.mjs';

const FOLDERS = ['client/src', 'client/webviews', 'scripts', 'server/src', 'test'];

/**
 * Compiles each TypeScript file by itself to a file of the same place below `folder`, for `loadCompiled.cjs`. Returns what esbuild says where one
 * is no TypeScript.
 * @param {string} folder
 * @returns {Promise<string | undefined>}
 */
export async function compileTests(folder) {
  try {
    for (const { path, text } of await compiledFiles()) {
      const file = join(folder, relative(CHECKOUT, path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, importingFromBeside(text));
    }
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** As if they were to lie beside their sources, for that is where traces look for these from. */
async function compiledFiles() {
  const entryPoints = FOLDERS.flatMap((each) =>
    readdirSync(inCheckout(each), { recursive: true }).map((file) => inCheckout(each, String(file))),
  ).filter((file) => file.endsWith('.ts'));
  // Loaded late: what imports this file installs it first.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints,
    outbase: CHECKOUT,
    outdir: CHECKOUT,
    outExtension: { '.js': '.cjs' },
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    sourcemap: 'inline',
    // A trace shows where in the source an error is; the text is in the checkout.
    sourcesContent: false,
    logLevel: 'silent',
  });
  return outputFiles;
}

/**
 * Node's own `import()` does not find TypeScript; modules of the checkout that are named by a path are required.
 * @param {string} code
 */
function importingFromBeside(code) {
  return code.replace(/\bimport\(("\.{1,2}\/[^"]*")\)/g, 'Promise.resolve().then(() => require($1))');
}
