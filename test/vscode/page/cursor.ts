/** Where the cursor stands in a file of the workspace. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openFile } from './keyboard';
import type { Workbench } from './openWorkbench';

/** Opens a file of the workspace with the cursor at the `¦` of a text that the file on the disk holds. */
export async function openAt({ page, workspace }: Workbench, path: string, place: string): Promise<void> {
  const text = readFileSync(join(workspace.folder, path), 'utf8');
  const start = text.indexOf(place.replace('¦', ''));
  if (start < 0 || !place.includes('¦')) throw new Error(`${path} does not hold ${place}`);
  const before = text.slice(0, start + place.indexOf('¦')).split('\n');
  await openFile(page, basename(path), before.length, (before.at(-1) ?? '').length + 1);
}
