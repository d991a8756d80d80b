/** What `dist/metavirt.js` is: it loads the program that `npm run build` puts beside it, compiled already where an earlier start has kept that. */
import { join } from 'node:path';
import { requireCompiled } from '../host/codeCache';
import { keepHeapSmall } from '../host/smallHeap';

/** Other commands compile what only they need, and would leave a server the wrong half. */
const isServer = ['--stdio', '--node-ipc'].includes(process.argv[2] ?? '');

if (isServer) keepHeapSmall();
requireCompiled(join(__dirname, 'program.js'), isServer);
