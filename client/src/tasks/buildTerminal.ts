/** The terminal of a build task: shows what BitBake prints, how far it is beside it, and takes Ctrl+C. */
import { EventEmitter, type Progress, ProgressLocation, type Pseudoterminal, window } from 'vscode';
import { reportMissingProgram } from '../missingProgram';
import { targetName } from '../toolchain/bitbake/buildTarget';
import type { BuildProgress } from '../toolchain/buildOutput/buildEvents';
import { percentDone, progressText } from '../toolchain/buildOutput/buildProgressText';
import { MissingProgramError } from '../toolchain/startProgram';
import { mayRunPrograms } from '../trust';
import type { RunningBuilds } from '../views/runningBuilds';
import type { BuildDiagnostics } from './buildDiagnostics';
import { type BuildRequest, type BuildResult, type BuildRun, startBuild } from './buildRun';

/** Where a build is shown, and what it tells when it has succeeded. */
export interface BuildDisplay {
  readonly diagnostics: BuildDiagnostics;
  readonly runningBuilds: RunningBuilds;
  readonly advice: () => Promise<readonly string[]>;
}

/** When BitBake is interrupted after its terminal was closed: to finish the running tasks, to stop them, and for good. */
const interruptsMs = [0, 3000, 30_000];

const couldNotStart = 127;

/** Starts the build when VS Code opens the terminal; `onEnd` gets undefined if BitBake could not be started. */
export function createBuildTerminal(
  request: BuildRequest,
  { diagnostics, runningBuilds, advice }: BuildDisplay,
  onEnd: (result: BuildResult | undefined) => void,
): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  const name = targetName(request.target);
  const verb = request.target.recipe === undefined ? 'Parsing' : 'Building';
  let run: BuildRun | undefined;
  let hasStarted = false;
  let wasInterrupted = false;
  let hasEnded = false;
  const print = (text: string) => written.fire(text.replaceAll('\n', '\r\n'));

  function interrupt(): void {
    if (hasEnded) return;
    if (!wasInterrupted) print('\n(Interrupted. BitBake finishes the running tasks; Ctrl+C again stops them too.)\n');
    wasInterrupted = true;
    run?.interrupt();
  }

  async function build(): Promise<void> {
    hasStarted = true;
    diagnostics.clear();
    const mayRun = mayRunPrograms('Building an image');
    const result = mayRun ? await runWithProgress().then(undefined, (error) => couldNotBuild(error, print)) : undefined;
    hasEnded = true;
    if (result?.exitCode === 0 && !result.interrupted) print(adviceText(await advice()));
    onEnd(result);
    closed.fire(result ? (result.exitCode ?? 1) : couldNotStart);
  }

  function runWithProgress(): Thenable<BuildResult> {
    const options = { location: ProgressLocation.Notification, title: `${verb} ${name}`, cancellable: true };
    const shown = runningBuilds.start(name);
    return window.withProgress(options, (progress, cancellation) => {
      const tell = progressTeller(progress);
      const started = startBuild(request, {
        onOutput: print,
        onFinding: (finding) => void diagnostics.add(finding),
        onProgress(reached) {
          shown.report(reached);
          tell(reached);
        },
      });
      cancellation.onCancellationRequested(() => {
        interrupt();
        if (!hasEnded) showStopping(name, started);
      });
      run = started;
      return started.ended.finally(() => shown.end());
    });
  }

  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => void build(),
    handleInput: (text) => {
      if (text.includes('\x03')) interrupt();
    },
    close() {
      if (!hasStarted) onEnd(undefined);
      // The task was terminated or its terminal closed: nobody is left to press Ctrl+C a second or third time.
      for (const delayMs of interruptsMs) setTimeout(() => !hasEnded && run?.interrupt(), delayMs);
    },
  };
}

/** VS Code takes the progress as increments, which cannot go back. */
function progressTeller(
  progress: Progress<{ readonly message: string; readonly increment: number }>,
): (reached: BuildProgress) => void {
  let percent = 0;
  return (reached) => {
    const reachedPercent = percentDone(reached) ?? 0;
    progress.report({ message: progressText(reached), increment: Math.max(0, reachedPercent - percent) });
    percent = Math.max(percent, reachedPercent);
  };
}

function adviceText(advice: readonly string[]): string {
  return advice.length === 0 ? '' : `\nTo run it:\n${advice.map((line) => `- ${line}\n`).join('')}`;
}

async function couldNotBuild(error: unknown, print: (text: string) => void): Promise<undefined> {
  const isMissing = error instanceof MissingProgramError;
  const message = isMissing
    ? await reportMissingProgram(error.program)
    : error instanceof Error
      ? error.message
      : String(error);
  if (!isMissing) void window.showErrorMessage(message);
  print(`${message}\n`);
  return undefined;
}

/** Shows that the build is being stopped for as long as that takes; cancelling this stops the running tasks as well. */
function showStopping(name: string, run: BuildRun): void {
  const title = `Stopping ${name} when its running tasks are done. Cancel stops them too.`;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  void window.withProgress(options, (_progress, cancellation) => {
    cancellation.onCancellationRequested(() => run.interrupt());
    // How it ended is told where the build was started.
    return run.ended.then(
      () => {},
      () => {},
    );
  });
}
