/** `metavirt.buildAgain`: has BitBake do again what it was last asked for. */
import { window } from 'vscode';
import type { Session } from '../session';
import type { BuildResult } from '../tasks/buildRun';
import { buildImage } from './buildImage';
import { recentTargets } from './building/recentTargets';
import { runTarget } from './building/runTarget';
import { runTask } from './runTask';

/** What it gave, or undefined if it was not started. */
export async function buildAgain(session: Session): Promise<BuildResult | undefined> {
  const [last] = recentTargets(session);
  if (!last) {
    const build = 'Build Image…';
    const choice = await window.showInformationMessage('Nothing was built in this workspace yet.', build);
    return choice === build ? buildImage(session) : undefined;
  }
  const { recipe, task } = last;
  // A task may ask first, or talk with the user.
  return recipe !== undefined && task !== undefined
    ? runTask(session, { ...last, recipe, task })
    : runTarget(session, last);
}
