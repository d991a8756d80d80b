/** What images are made of: the places where files name packages to install, or containers to take in. */
import type { ImagePartKind, NamingPlace } from '../snapshot';
import type { FileRecord } from './fileRecord';

export type ImageParts = Readonly<Record<ImagePartKind, ReadonlyMap<string, readonly NamingPlace[]>>>;

/** The places by the names, in the order of the files; configuration and classes, which hold for all images or for none, are left out. */
export function imageParts(records: Iterable<FileRecord>): ImageParts {
  const installs = new Map<string, NamingPlace[]>();
  const containers = new Map<string, NamingPlace[]>();
  for (const record of records) {
    if (!record.hasImageParts) continue;
    addPlaces(installs, record, 'installs');
    addPlaces(containers, record, 'containers');
  }
  return { installs, containers };
}

function addPlaces(places: Map<string, NamingPlace[]>, record: FileRecord, kind: ImagePartKind): void {
  const { path } = record;
  for (const { name, line } of record.mentioned(kind)) {
    const known = places.get(name);
    if (known) known.push({ path, line });
    else places.set(name, [{ path, line }]);
  }
}
