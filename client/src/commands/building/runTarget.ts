/** What the commands that run BitBake have in common: trust, the build folder, a look at what is in the way, and what came of it. */
import { currentBuildFolder } from '../../currentBuildFolder';
import type { Session } from '../../session';
import type { BuildResult } from '../../tasks/buildRun';
import { runBuildTask } from '../../tasks/runBuildTask';
import type { BuildTarget } from '../../toolchain/bitbake/buildTarget';
import { mayRunPrograms } from '../../trust';
import { selectBuildFolder } from '../selectBuildFolder';
import { mayStart } from './mayStart';
import { rememberTarget } from './recentTargets';
import { showResult } from './showResult';

export interface RunOptions {
  /** The folder to build in. */
  readonly buildFolder?: string | undefined;
  /** Starts whatever is in the way, without asking. */
  readonly anyway?: boolean | undefined;
}

/** What BitBake gave, or undefined if it was not started. */
export async function runTarget(
  session: Session,
  target: BuildTarget,
  { buildFolder: given, anyway }: RunOptions = {},
): Promise<BuildResult | undefined> {
  if (!mayRunPrograms('Building an image')) return undefined;
  const buildFolder = await chooseBuildFolder(session, given);
  if (buildFolder === undefined) return undefined;
  if (!anyway && !(await mayStart(session, target, buildFolder))) return undefined;
  await rememberTarget(session, target);
  const result = await runBuildTask(session, target, buildFolder);
  if (result) void showResult(session, target, result, buildFolder);
  return result;
}

/** The given one, the chosen one, or the user's answer. */
export async function chooseBuildFolder(session: Session, given: string | undefined): Promise<string | undefined> {
  return given ?? currentBuildFolder(session) ?? (await selectBuildFolder(session));
}
