/**
 * Runs a program in a terminal of its own, for a person to watch and to type into: as a task of VS Code, whose terminal stays when the program has
 * ended. The program gets its arguments as they are; no shell is between.
 */
import { ProcessExecution, Task, TaskPanelKind, TaskScope, tasks } from 'vscode';
import { readSettings } from '../settings';
import { findOnPath } from '../toolchain/findOnPath';
import { MissingProgramError, type ProgramCommand } from '../toolchain/startProgram';

export interface ProgramTask {
  /** What the terminal is called. */
  readonly name: string;
  readonly command: ProgramCommand;
  /** Whether the terminal takes the keyboard at once. */
  readonly takesFocus: boolean;
}

export interface StartedTask {
  /** The exit status; undefined if the terminal was closed before the program had ended. */
  readonly ended: Promise<number | undefined>;
  /** Ends the program. */
  terminate(): void;
}

let taskCount = 0;

/** Rejects with MissingProgramError if the program is not on PATH. Nothing is started in a workspace that is not trusted: callers ask first. */
export async function startProgramTask({ name, command, takesFocus }: ProgramTask): Promise<StartedTask> {
  const program = await findOnPath(readSettings().programs[command.program] ?? command.program);
  if (program === undefined) throw new MissingProgramError(command.program);
  const execution = new ProcessExecution(program, [...command.arguments], {
    ...(command.folder === undefined ? {} : { cwd: command.folder }),
    env: { ...command.environment },
  });
  // VS Code takes tasks of one definition for one task, of which only one may run.
  const definition = { type: 'metavirt-program', number: ++taskCount };
  const task = new Task(definition, TaskScope.Workspace, name, 'metavirt', execution);
  task.presentationOptions = { panel: TaskPanelKind.New, focus: takesFocus, echo: false, showReuseMessage: false };
  const isOurs = (other: Task) =>
    other.definition.number === definition.number && other.definition.type === definition.type;
  const ended = new Promise<number | undefined>((resolve) => {
    const subscriptions = [
      tasks.onDidEndTaskProcess(({ execution: { task: other }, exitCode }) => isOurs(other) && finish(exitCode)),
      // A terminal that is closed ends the task, and tells of no exit status.
      tasks.onDidEndTask(({ execution: { task: other } }) => isOurs(other) && setTimeout(finish, 100, undefined)),
    ];
    function finish(exitCode: number | undefined): void {
      for (const subscription of subscriptions) subscription.dispose();
      resolve(exitCode);
    }
  });
  const running = await tasks.executeTask(task);
  return { ended, terminate: () => running.terminate() };
}
