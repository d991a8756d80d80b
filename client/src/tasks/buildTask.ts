/** Tasks of the type `metavirt`: a recipe, or one task of it, built by BitBake. They may stand in tasks.json too. */
import { CustomExecution, type Disposable, Task, type TaskDefinition, TaskGroup, TaskScope, tasks } from 'vscode';
import {
  type ImagesResult,
  imagesRequest,
  type RunningAdviceParameters,
  type RunningAdviceResult,
  runningAdviceRequest,
} from '../protocol';
import type { Session } from '../session';
import { readSettings } from '../settings';
import { isBuildTarget } from '../toolchain/bitbakeCommand';
import { buildFolderElsewhere } from '../toolchain/environments/bitbakeSetting';
import type { BuildResult } from './buildRun';
import { createBuildTerminal } from './buildTerminal';

const taskType = 'metavirt';

export interface BuildTaskDefinition extends TaskDefinition {
  readonly type: typeof taskType;
  readonly recipe: string;
  /** A task without its `do_`. */
  readonly task?: string;
  /** Another build folder than the chosen one. */
  readonly buildFolder?: string;
}

export function registerBuildTasks(session: Session): Disposable {
  return tasks.registerTaskProvider(taskType, {
    async provideTasks() {
      const answer = await session.server.request<ImagesResult>(imagesRequest, {});
      const names = (answer?.recipes ?? []).map((recipe) => recipe.name).filter(isBuildTarget);
      return names.flatMap((recipe) => createBuildTask(session, { type: taskType, recipe }) ?? []);
    },
    resolveTask({ definition }) {
      return isBuildTaskDefinition(definition) ? createBuildTask(session, definition) : undefined;
    },
  });
}

/** The task, or undefined if no build folder is chosen. `onEnd` is called once for each run. */
export function createBuildTask(
  session: Session,
  definition: BuildTaskDefinition,
  onEnd: (result: BuildResult | undefined) => void = () => {},
): Task | undefined {
  const { bitbakeCommand, bitbake, programs } = readSettings();
  const buildFolder = definition.buildFolder ?? session.buildFolder.current() ?? buildFolderElsewhere(bitbake);
  if (buildFolder === undefined) return undefined;
  const { recipe, task } = definition;
  const request = {
    recipe,
    buildFolder,
    customCommand: bitbakeCommand,
    bitbake,
    programs,
    ...(task === undefined ? {} : { task }),
  };
  const execution = new CustomExecution(async () =>
    createBuildTerminal(request, session.buildDiagnostics, () => adviceOf(session, definition), onEnd),
  );
  const name = task === undefined ? `build ${recipe}` : `${task} ${recipe}`;
  const buildTask = new Task(definition, TaskScope.Workspace, name, taskType, execution);
  buildTask.group = TaskGroup.Build;
  buildTask.detail = `bitbake in ${buildFolder}`;
  return buildTask;
}

/** Of a single task there is nothing to be run. */
async function adviceOf({ server }: Session, { recipe, task }: BuildTaskDefinition): Promise<readonly string[]> {
  if (task !== undefined) return [];
  const parameters: RunningAdviceParameters = { recipe };
  return (await server.request<RunningAdviceResult>(runningAdviceRequest, parameters))?.advice ?? [];
}

function isBuildTaskDefinition(definition: TaskDefinition): definition is BuildTaskDefinition {
  const { recipe, task, buildFolder } = definition;
  const optional = [task, buildFolder].every((value) => value === undefined || typeof value === 'string');
  return typeof recipe === 'string' && isBuildTarget(recipe) && optional && (task === undefined || /^\w+$/.test(task));
}
