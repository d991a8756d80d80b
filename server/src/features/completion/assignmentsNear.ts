/** Assignments in the file and in the files that it leads to. */
import type { AssignmentPlace } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import type { CompletionRequest } from './request';

/** Goes through these files instead of the whole index: `SRC_URI` alone has tens of thousands of places. */
export function* assignmentsNear(
  { snapshot, file, setting }: CompletionRequest,
  base: string,
): Iterable<AssignmentPlace> {
  for (const path of [file.path, ...setting.related]) {
    for (const place of snapshot.file(path)?.assignments ?? []) {
      if (place.name.startsWith(base) && nameParts(place.name).base === base) yield place;
    }
  }
}
