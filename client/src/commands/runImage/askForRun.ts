/** The form about a run: one list with a line for each choice, which runs the image as shown or asks for one of them. */
import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { startedWords } from '../../toolchain/run/bundle';
import { joinCommand } from '../../toolchain/run/commandWords';
import { isEngine, isRuntime, type RunnerName } from '../../toolchain/run/engines';
import type { ImageProcess } from '../../toolchain/run/imageProcess';
import { formatPorts } from '../../toolchain/run/ports';
import type { RunOptions } from '../../toolchain/run/runOptions';
import {
  askForCommand,
  askForEntrypoint,
  askForName,
  askForPorts,
  askForRunner,
  askForVariables,
  askForVolumes,
} from './questions';

export interface PlannedRun {
  readonly runner: RunnerName;
  readonly containerName: string;
  readonly options: RunOptions;
}

export interface RunSurroundings {
  readonly imageName: string;
  readonly process: ImageProcess;
  readonly runners: readonly RunnerName[];
  /** Sentences on what is to be minded. */
  readonly advice: readonly string[];
}

interface Line extends QuickPickItem {
  /** The run with this line changed; undefined if the question was left. Without it, the line runs the image, or only tells something. */
  readonly change?: () => Promise<PlannedRun | undefined>;
  readonly isRun?: boolean;
}

/** The run as it is wanted in the end, or undefined if the form was left. */
export async function askForRun(planned: PlannedRun, around: RunSurroundings): Promise<PlannedRun | undefined> {
  let run = planned;
  for (;;) {
    const picked = await window.showQuickPick<Line>([...choiceLines(run, around), ...adviceLines(around)], {
      title: `Run ${around.imageName}`,
      placeHolder: 'Enter runs the image as shown here. Choose a line to change it.',
      ignoreFocusOut: true,
    });
    if (!picked) return undefined;
    if (picked.isRun) return run;
    run = (await picked.change?.()) ?? run;
  }
}

function choiceLines(run: PlannedRun, { process, runners }: RunSurroundings): readonly Line[] {
  const { runner, options } = run;
  const withOptions = (change: Partial<RunOptions>): PlannedRun => ({ ...run, options: { ...options, ...change } });
  const asked = async <Value>(question: Promise<Value | undefined>, change: (value: Value) => PlannedRun) => {
    const value = await question;
    return value === undefined ? undefined : change(value);
  };
  const words = startedWords(process, options);
  return [
    {
      label: '$(play) Run',
      description: words.length === 0 ? 'nothing to start yet' : joinCommand(words),
      isRun: true,
    },
    { label: '', kind: QuickPickItemKind.Separator },
    {
      label: '$(server-process) With',
      description: runners.length > 1 ? runner : `${runner}, the only one on this machine`,
      change: () => asked(askForRunner(runners), (chosen) => ({ ...run, runner: chosen })),
    },
    isRuntime(runner)
      ? { label: '$(plug) Ports', description: `those of this machine: ${runner} gives the container its network` }
      : {
          label: '$(plug) Ports',
          description: formatPorts(options.ports) || 'none',
          change: () => asked(askForPorts(options.ports), (ports) => withOptions({ ports })),
        },
    {
      label: '$(folder) Folders',
      description: options.volumes.join(' ') || foldersHint(process),
      change: () => asked(askForVolumes(options.volumes), (volumes) => withOptions({ volumes })),
    },
    {
      label: '$(symbol-variable) Variables',
      description: Object.keys(options.environment).join(' ') || 'those of the image',
      change: () => asked(askForVariables(options.environment), (environment) => withOptions({ environment })),
    },
    {
      label: '$(debug-start) Entry Point',
      description: options.entrypoint ?? (joinCommand(process.entrypoint) || 'none in the image'),
      change: () => asked(askForEntrypoint(options, process), (chosen) => ({ ...run, options: chosen })),
    },
    {
      label: '$(list-ordered) Command',
      description: commandText(process, options),
      change: () => asked(askForCommand(options, process), (chosen) => ({ ...run, options: chosen })),
    },
    ...(isEngine(runner) ? engineLines(run, withOptions, asked) : []),
  ];
}

function engineLines(
  run: PlannedRun,
  withOptions: (change: Partial<RunOptions>) => PlannedRun,
  asked: <Value>(
    question: Promise<Value | undefined>,
    change: (value: Value) => PlannedRun,
  ) => Promise<PlannedRun | undefined>,
): readonly Line[] {
  const { isInteractive, isPrivileged } = run.options;
  return [
    {
      label: '$(terminal) Terminal',
      description: isInteractive ? 'takes what is typed' : 'shows the log; the container runs in the background',
      change: async () => withOptions({ isInteractive: !isInteractive }),
    },
    {
      label: '$(shield) Privileges',
      description: isPrivileged ? 'privileged: nearly all that the engine itself may do' : 'those of any container',
      change: async () => withOptions({ isPrivileged: !isPrivileged }),
    },
    {
      label: '$(tag) Name',
      description: run.containerName,
      change: () => asked(askForName(run.containerName), (containerName) => ({ ...run, containerName })),
    },
  ];
}

function foldersHint({ volumes }: ImageProcess): string {
  return volumes.length === 0 ? 'none' : `none; the image wants ${volumes.join(' ')}`;
}

function commandText(process: ImageProcess, { entrypoint, command }: RunOptions): string {
  if (command !== undefined) return joinCommand(command) || 'none';
  return (entrypoint === undefined && joinCommand(process.command)) || 'none';
}

function adviceLines({ advice }: RunSurroundings): readonly Line[] {
  if (advice.length === 0) return [];
  const heading = { label: 'To be minded', kind: QuickPickItemKind.Separator };
  return [heading, ...advice.map((sentence) => ({ label: `$(info) ${sentence}` }))];
}
