/** What was asked of BitBake last in this workspace, the latest first. */
import type { Session } from '../../session';
import { isBuildTarget } from '../../toolchain/bitbake/bitbakeCommand';
import { type BuildTarget, isTaskName } from '../../toolchain/bitbake/buildTarget';

const rememberedKey = 'metavirt.recentTargets';
const mostRemembered = 12;

export function recentTargets({ context }: Session): readonly BuildTarget[] {
  return context.workspaceState.get<readonly BuildTarget[]>(rememberedKey, []).filter(isTarget);
}

export async function rememberTarget(session: Session, target: BuildTarget): Promise<void> {
  const others = recentTargets(session).filter((other) => JSON.stringify(other) !== JSON.stringify(target));
  await session.context.workspaceState.update(rememberedKey, [target, ...others].slice(0, mostRemembered));
}

/** A store may hold what another version has written. */
function isTarget({ recipe, task }: BuildTarget): boolean {
  const isRecipe = recipe === undefined || (typeof recipe === 'string' && isBuildTarget(recipe));
  return isRecipe && (task === undefined || isTaskName(task));
}
