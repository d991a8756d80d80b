/** Lets Node load TypeScript of the checkout, as `compileTests` has compiled it into the folder METAVIRT_COMPILED_TESTS: `node --require`. */
const { readFileSync } = require('node:fs');
const { Module } = require('node:module');
const { join, relative } = require('node:path');

const CHECKOUT = join(__dirname, '../..');
const COMPILED = process.env.METAVIRT_COMPILED_TESTS ?? '';

// The module keeps its own place, so that it finds what lies beside it.
Module._extensions['.ts'] = (module, file) => {
  const compiled = join(COMPILED, relative(CHECKOUT, file)).replace(/\.ts$/, '.cjs');
  module._compile(readFileSync(compiled, 'utf8'), file);
};
