/** The folders in which the layers keep the texts of licences. */
import { folderOf, normalized } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import { splitWords } from '../../syntax/bitbake/text';
import { assignedAt } from './assignedAt';

/** Those that COMMON_LICENSE_DIR and LICENSE_PATH of the configuration name, and `files/common-licenses` of each layer; some may not exist. */
export function licenseFolders(snapshot: Snapshot): readonly string[] {
  const folders = new Set(snapshot.layers.map(({ root }) => `${root}/files/common-licenses`));
  const named = ['COMMON_LICENSE_DIR', 'LICENSE_PATH'].flatMap((variable) => snapshot.assignmentsOf(variable));
  for (const place of named) {
    if (place.flag !== undefined || !place.path.includes('/conf/')) continue;
    for (const word of splitWords(assignedAt(snapshot, place) ?? '')) {
      const folder = withRoots(snapshot, place.path, word);
      if (folder.startsWith('/') && !folder.includes('$')) folders.add(normalized(folder));
    }
  }
  return [...folders];
}

function withRoots(snapshot: Snapshot, path: string, folder: string): string {
  const layer = snapshot.layerOf(path)?.root;
  const core = snapshot.layers.find(({ name }) => name === 'core')?.root;
  return folder
    .replaceAll('${LAYERDIR}', layer ?? '${LAYERDIR}')
    .replaceAll('${COREBASE}', core === undefined ? '${COREBASE}' : folderOf(core));
}
