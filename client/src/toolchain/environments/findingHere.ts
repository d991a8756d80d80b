/** What a build tells of files, in the names that they have on this machine. */
import type { BuildFinding } from '../buildOutput/buildEvents';
import type { PathMap } from './pathMap';

/** Without the place or the log where the file is not to be reached from here; the message stays as BitBake wrote it. */
export function findingHere(finding: BuildFinding, { toLocalPath }: PathMap): BuildFinding {
  const { place, logFile, ...rest } = finding;
  const path = place && toLocalPath(place.file);
  const log = logFile === undefined ? undefined : toLocalPath(logFile);
  return {
    ...rest,
    place: place && path !== undefined ? { ...place, file: path } : undefined,
    ...(log === undefined ? {} : { logFile: log }),
  };
}
