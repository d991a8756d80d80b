/**
 * Tasks of the type `metavirt`: a recipe, one task of it or all recipes parsed, by BitBake. They may stand in tasks.json too. Who writes one there wants
 * what it does, be it deleting what was built: as for any task of VS Code nothing is asked, for it may stand in a chain or behind a key.
 */
import { CustomExecution, type Disposable, Task, type TaskDefinition, TaskGroup, TaskScope, tasks } from 'vscode';
import { currentBuildFolder } from '../currentBuildFolder';
import { type RunningAdviceParameters, type RunningAdviceResult, runningAdviceRequest } from '../protocol';
import type { Session } from '../session';
import { readSettings } from '../settings';
import { isBuildTarget } from '../toolchain/bitbake/bitbakeCommand';
import { type BuildTarget, isTaskName } from '../toolchain/bitbake/buildTarget';
import type { BuildResult } from './buildRun';
import { createBuildTerminal } from './buildTerminal';
import { detectedTargets } from './detectedTargets';

const taskType = 'metavirt';

export interface BuildTaskDefinition extends TaskDefinition {
  readonly type: typeof taskType;
  /** Undefined only where all recipes are parsed. */
  readonly recipe?: string;
  /** A task without its `do_`. */
  readonly task?: string;
  readonly force?: boolean;
  /** Parses all recipes and builds nothing. */
  readonly parse?: boolean;
  /** Another build folder than the chosen one. */
  readonly buildFolder?: string;
}

export function registerBuildTasks(session: Session): Disposable {
  return tasks.registerTaskProvider(taskType, {
    async provideTasks() {
      const targets = await detectedTargets(session);
      return targets.flatMap((target) => createBuildTask(session, definitionOf(target)) ?? []);
    },
    resolveTask({ definition }) {
      return isBuildTaskDefinition(definition) ? createBuildTask(session, definition) : undefined;
    },
  });
}

/** The definition that stands in tasks.json for a target. */
export function definitionOf({ recipe, task, force }: BuildTarget, buildFolder?: string): BuildTaskDefinition {
  return {
    type: taskType,
    ...(recipe === undefined ? { parse: true } : { recipe }),
    ...(task === undefined ? {} : { task }),
    ...(force ? { force } : {}),
    ...(buildFolder === undefined ? {} : { buildFolder }),
  };
}

/** The task, or undefined if no build folder is chosen. `onEnd` is called once for each run. */
export function createBuildTask(
  session: Session,
  definition: BuildTaskDefinition,
  onEnd: (result: BuildResult | undefined) => void = () => {},
): Task | undefined {
  const { bitbakeCommand, bitbake, programs } = readSettings();
  const buildFolder = definition.buildFolder ?? currentBuildFolder(session);
  if (buildFolder === undefined) return undefined;
  const target = targetOf(definition);
  const display = {
    diagnostics: session.buildDiagnostics,
    runningBuilds: session.runningBuilds,
    advice: () => adviceOf(session, target),
  };
  const request = { target, buildFolder, customCommand: bitbakeCommand, bitbake, programs };
  const execution = new CustomExecution(async () => createBuildTerminal(request, display, onEnd));
  const buildTask = new Task(definition, TaskScope.Workspace, taskName(target), taskType, execution);
  buildTask.group = TaskGroup.Build;
  buildTask.detail = `bitbake in ${buildFolder}`;
  return buildTask;
}

function targetOf({ recipe, task, force }: BuildTaskDefinition): BuildTarget {
  return { recipe, ...(task === undefined ? {} : { task }), ...(force === undefined ? {} : { force }) };
}

function taskName({ recipe, task }: BuildTarget): string {
  if (recipe === undefined) return 'parse recipes';
  return task === undefined ? `build ${recipe}` : `${task} ${recipe}`;
}

/** Of a single task there is nothing to be run. */
async function adviceOf({ server }: Session, { recipe, task }: BuildTarget): Promise<readonly string[]> {
  if (recipe === undefined || task !== undefined) return [];
  const parameters: RunningAdviceParameters = { recipe };
  return (await server.request<RunningAdviceResult>(runningAdviceRequest, parameters))?.advice ?? [];
}

function isBuildTaskDefinition(definition: TaskDefinition): definition is BuildTaskDefinition {
  const { recipe, task, force, parse, buildFolder } = definition;
  const isOptional = (value: unknown, type: 'string' | 'boolean') => value === undefined || typeof value === type;
  if (!isOptional(force, 'boolean') || !isOptional(buildFolder, 'string')) return false;
  if (parse === true) return recipe === undefined && task === undefined;
  return typeof recipe === 'string' && isBuildTarget(recipe) && (task === undefined || isTaskName(task));
}
