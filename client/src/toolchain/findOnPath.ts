/** Looks a program up as a shell does. */
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The path of an executable on PATH, or undefined if there is none. */
export async function findOnPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, program);
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // The next folder may have it.
    }
  }
  return undefined;
}
