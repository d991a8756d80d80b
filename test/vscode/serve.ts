/**
 * Serves VS Code with the packaged extension for a person's browser, until it is interrupted: `npm start` runs it where there is
 * no desktop VS Code. Its argument is the folder to open.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installPackagedExtension } from './fixture/installedExtension';
import { startCodeServer } from './workbench/codeServer';
import { workbenchAddress } from './workbench/workbenchAddress';

async function main(folder: string): Promise<void> {
  const interrupted = new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => settle());
  });
  const stateFolder = mkdtempSync(join(tmpdir(), 'metavirt-start-'));
  try {
    const server = await startCodeServer({ ...installPackagedExtension(stateFolder), stateFolder });
    try {
      console.log(workbenchAddress(server.authority, { folder }));
      await Promise.race([interrupted, server.ended]);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(stateFolder, { recursive: true, force: true });
  }
}

main(resolve(process.argv[2] ?? 'sample')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
