#!/usr/bin/env node
/** The `metavirt` program: runs the bundle that `npm run build` writes. */
require('../../dist/metavirt.js');
