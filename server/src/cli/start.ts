/** What `dist/metavirt.js` is: it loads the program that `npm run build` puts beside it, compiled already where an earlier start has kept that. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeUse, requireCompiled } from '../host/codeCache';
import { optimizeLate } from '../host/lateOptimization';
import { keepHeapSmall } from '../host/smallHeap';

const command = process.argv[2] ?? '';
const isServer = ['--stdio', '--node-ipc'].includes(command);

// Before anything is compiled: V8 takes no code that was kept under other flags.
if (isServer) keepHeapSmall();
else optimizeLate();
if (command === 'deploy') runDeploy();
else requireCompiled(join(__dirname, 'program.js'), useOf(command));

/** The one command that starts programs shares its code with the extension, and none with the server: it is a bundle of its own. */
function runDeploy(): void {
  const bundle = requireCompiled(join(__dirname, 'deploy.js'), { name: 'server', keeps: false }) as DeployBundle;
  bundle.runDeploy(process.argv.slice(3)).then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      process.stderr.write(`metavirt deploy: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

interface DeployBundle {
  /** Takes what follows `deploy` on the command line; resolves with the exit status. */
  runDeploy(args: readonly string[]): Promise<number>;
}

/**
 * Each command compiles what only it needs. What the lint of a layer compiles takes 60 ms to read, of which a single recipe needs the least; that of
 * a recipe is the nearest to what commands need that do little.
 */
function useOf(name: string): CodeUse {
  if (isServer) return { name: 'server', keeps: true };
  if (name === 'eval' || name === 'image') return { name, keeps: true };
  if (name === 'lint-helper') return { name: 'lint-of-layers', keeps: false };
  if (name !== 'lint') return { name: 'lint-of-files', keeps: false };
  const paths = process.argv.slice(3).filter((argument) => !argument.startsWith('-'));
  const isOfLayers = paths.length === 0 || paths.some(isFolder);
  return { name: isOfLayers ? 'lint-of-layers' : 'lint-of-files', keeps: true };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
