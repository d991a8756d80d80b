/** The size of the packaged extension, once `npm run package` has made it. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Null where no package has been made. */
export function vsixSize(): { readonly file: string; readonly bytes: number } | null {
  const folders = [checkout, join(checkout, 'dist')];
  const packages = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.vsix'))
      .map((file) => ({ file, bytes: statSync(join(folder, file)).size })),
  );
  return packages[0] ?? null;
}
