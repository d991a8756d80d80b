/** Looking for a file along a path with colons: `bb.utils.which`. */
import { isAbsolute, joinPaths, normalizePath } from '../../../python/library/os/posixPath';
import type { PythonRun } from '../../../python/run';
import { Unknown } from '../../../python/value';
import type { BitbakeHost } from './host';

interface PathSearch {
  /** Empty where there is none; unknown where that depends on the build. */
  readonly found: string | Unknown;
  /** What was looked at, the found one last. */
  readonly history: readonly string[];
}

/** What it costs to look for a file in one folder: the file system may have to be asked. */
const STEPS_PER_FOLDER = 30;

export function searchPath(folders: readonly string[], item: string, host: BitbakeHost, run: PythonRun): PathSearch {
  const history: string[] = [];
  for (const folder of folders) {
    run.spend(STEPS_PER_FOLDER);
    const candidate = joinPaths(folder, item);
    history.push(candidate);
    const exists = host.files.exists(candidate);
    if (exists instanceof Unknown) return { found: exists, history };
    if (!exists) continue;
    if (isAbsolute(candidate)) return { found: candidate, history };
    const current = host.facts.currentFolder;
    return { found: current instanceof Unknown ? current : normalizePath(joinPaths(current, candidate)), history };
  }
  return { found: '', history };
}
