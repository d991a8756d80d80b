/** Looks a program up as a shell does. */
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The path of an executable on PATH, or undefined if there is none; a name with a slash is looked at where it says. */
export async function findOnPath(program: string): Promise<string | undefined> {
  if (program.includes('/')) return (await isExecutable(program)) ? program : undefined;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    if (folder !== '' && (await isExecutable(path))) return path;
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    // A folder that may be entered passes for executable.
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
