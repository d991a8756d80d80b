#!/usr/bin/env node
// The `metavirt` program: runs the bundle that `npm run build` writes, compiled once for all starts where Node can keep that (22.8 on).
require('node:module').enableCompileCache?.();
require('../../dist/metavirt.js');
