/** What a build tells of files, in the names that they have on this machine. */
import type { BuildFinding, BuildProgress } from '../buildOutput/buildEvents';
import type { PathMap } from './pathMap';

/** Without the place or the log where the file is not to be reached from here; the message stays as BitBake wrote it. */
export function findingHere(finding: BuildFinding, paths: PathMap): BuildFinding {
  const { place, ...rest } = finding;
  const path = place && paths.toLocalPath(place.file);
  return {
    ...withLogHere(rest, paths),
    place: place && path !== undefined ? { ...place, file: path } : undefined,
  };
}

/** The same for the logs of the tasks that run. */
export function progressHere(progress: BuildProgress, paths: PathMap): BuildProgress {
  return { ...progress, running: progress.running.map((task) => withLogHere(task, paths)) };
}

function withLogHere<Told extends { readonly logFile?: string }>(
  { logFile, ...rest }: Told,
  { toLocalPath }: PathMap,
): Omit<Told, 'logFile'> & { readonly logFile?: string } {
  const log = logFile === undefined ? undefined : toLocalPath(logFile);
  return { ...rest, ...(log === undefined ? {} : { logFile: log }) };
}
