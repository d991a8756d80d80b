/** What `dist/metavirt.js` is: it loads the program that `npm run build` puts beside it, compiled already where an earlier start has kept that. */
import { join } from 'node:path';
import { type CodeUse, requireCompiled } from '../host/codeCache';
import { keepHeapSmall } from '../host/smallHeap';

const command = process.argv[2] ?? '';
const isServer = ['--stdio', '--node-ipc'].includes(command);

if (isServer) keepHeapSmall();
requireCompiled(join(__dirname, 'program.js'), useOf(command));

/** Other commands compile what only they need, and would leave a server the wrong half. */
function useOf(name: string): CodeUse {
  const isLint = name === 'lint' || name === 'lint-helper';
  return { name: isLint ? 'lint' : 'server', keeps: isServer || name === 'lint' };
}
