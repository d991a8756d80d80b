/** The layout in an archive of the deploy folder. */
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runProgram } from '../runProgram';
import type { ImageStorage } from './deployedImages';

export type UnpackedLayout =
  | { readonly kind: 'layout'; readonly path: string }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** What tar printed. */
      readonly output: string;
    };

/**
 * Unpacks into `folder`, which is made. A tar of the folder holds one folder, a tar of its content the layout itself. Rejects as runProgram
 * does.
 */
export async function unpackLayout(
  { path, storage }: { readonly path: string; readonly storage: ImageStorage },
  folder: string,
  signal: AbortSignal | undefined,
): Promise<UnpackedLayout> {
  await mkdir(folder);
  const command = { program: 'tar', arguments: ['-xf', resolve(path), '-C', folder] };
  const { exitCode, output } = await runProgram(command, signal);
  const [inner] = storage === 'archivedFolder' ? await readdir(folder) : [''];
  if (exitCode === 0 && inner !== undefined) return { kind: 'layout', path: join(folder, inner) };
  return { kind: 'failed', message: `${path} could not be unpacked: ${output.trim()}`, output };
}
