/** Asks once before BitBake is started for what it would fail at hours later: errors that are known, and a disk that is almost full. */
import { statfs } from 'node:fs/promises';
import { commands, Range, Uri, window } from 'vscode';
import {
  type BuildObstacle,
  type BuildObstaclesParameters,
  type BuildObstaclesResult,
  buildObstaclesRequest,
} from '../../protocol';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { type BuildTarget, targetName } from '../../toolchain/bitbake/buildTarget';

/** Below 1 GiB the disk monitor that OE-core's sample configuration turns on stops a build. */
const leastFreeBytes = 2 * 1024 ** 3;
const gibibyte = 1024 ** 3;
const mostShown = 5;

/** Tasks that are run to mend something, and those that need little room. */
const uncheckedTasks = /^(?:clean\w*|listtasks|devshell|pydevshell|devpyshell|fetch|checkuri|lint)$/;

/** Whether the build may start: nothing is in the way, or the user wants it anyway. */
export async function mayStart(session: Session, target: BuildTarget, buildFolder: string): Promise<boolean> {
  const { recipe, task } = target;
  if (!readSettings().checkBeforeBuild || recipe === undefined) return true;
  if (task !== undefined && uncheckedTasks.test(task)) return true;
  const obstacles = [...(await knownObstacles(session, recipe, buildFolder)), ...(await diskObstacle(buildFolder))];
  return obstacles.length === 0 || askAnyway(targetName(target), obstacles);
}

/** The server knows the chosen build folder only. */
async function knownObstacles(
  session: Session,
  recipe: string,
  buildFolder: string,
): Promise<readonly BuildObstacle[]> {
  if (buildFolder !== session.buildFolder.current()) return [];
  const parameters: BuildObstaclesParameters = { recipe };
  const answer = await session.server.request<BuildObstaclesResult>(buildObstaclesRequest, parameters);
  return answer?.obstacles ?? [];
}

async function diskObstacle(buildFolder: string): Promise<readonly BuildObstacle[]> {
  const disk = await statfs(buildFolder).catch(() => undefined);
  const freeBytes = disk ? disk.bavail * disk.bsize : Number.POSITIVE_INFINITY;
  if (freeBytes >= leastFreeBytes) return [];
  const free = `${(freeBytes / gibibyte).toFixed(1)} GiB`;
  return [{ message: `Only ${free} are free on the disk of ${buildFolder}.`, path: null, line: null }];
}

async function askAnyway(name: string, obstacles: readonly BuildObstacle[]): Promise<boolean> {
  const anyway = 'Build Anyway';
  const show = 'Show Problems';
  const [place] = obstacles.filter(({ path }) => path !== null);
  const count = obstacles.length === 1 ? 'A problem is' : `${obstacles.length} problems are`;
  const choice = await window.showWarningMessage(
    `${count} in the way of building ${name}.`,
    { modal: true, detail: detailOf(obstacles) },
    anyway,
    ...(place ? [show] : []),
  );
  if (choice === show && place) await showPlace(place);
  return choice === anyway;
}

function detailOf(obstacles: readonly BuildObstacle[]): string {
  const lines = obstacles.slice(0, mostShown).map(({ message, path, line }) => {
    const where = path === null ? '' : ` (${path.split('/').at(-1)}${line === null ? '' : `:${line}`})`;
    return `• ${message.split('\n', 1)[0]}${where}`;
  });
  const more = obstacles.length - mostShown;
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** In the editor, where the server shows all that it finds in the file. */
async function showPlace({ path, line }: BuildObstacle): Promise<void> {
  const start = (line ?? 1) - 1;
  await window.showTextDocument(Uri.file(path ?? ''), { selection: new Range(start, 0, start, 0) });
  await commands.executeCommand('workbench.actions.view.problems');
}
