/** The terminal of a build task: shows what BitBake prints, a progress notification beside it, and takes Ctrl+C. */
import { EventEmitter, ProgressLocation, type Pseudoterminal, window } from 'vscode';
import { reportMissingProgram } from '../missingProgram';
import { MissingProgramError } from '../toolchain/startProgram';
import { mayRunPrograms } from '../trust';
import type { BuildDiagnostics } from './buildDiagnostics';
import { type BuildRequest, type BuildResult, type BuildRun, startBuild } from './buildRun';

/** When BitBake is interrupted after its terminal was closed: to finish the running tasks, to stop them, and for good. */
const interruptsMs = [0, 3000, 30_000];

const couldNotStart = 127;

/**
 * Starts the build when VS Code opens the terminal; `onEnd` gets undefined if BitBake could not be started. `advice` is asked for when the build
 * has succeeded, and printed below it.
 */
export function createBuildTerminal(
  request: BuildRequest,
  diagnostics: BuildDiagnostics,
  advice: () => Promise<readonly string[]>,
  onEnd: (result: BuildResult | undefined) => void,
): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
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
    const options = { location: ProgressLocation.Notification, title: `Building ${request.recipe}`, cancellable: true };
    return window.withProgress(options, (progress, cancellation) => {
      let percent = 0;
      const started = startBuild(request, {
        onOutput: print,
        onFinding: (finding) => void diagnostics.add(finding),
        onProgress({ current, total, task }) {
          const reached = total > 0 ? Math.min(100, (100 * current) / total) : 0;
          const message = `task ${current} of ${total}${task === '' ? '' : ` (${task})`}`;
          progress.report({ message, increment: Math.max(0, reached - percent) });
          percent = Math.max(percent, reached);
        },
      });
      cancellation.onCancellationRequested(() => {
        interrupt();
        if (!hasEnded) showStopping(request.recipe, started);
      });
      run = started;
      return started.ended;
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
function showStopping(recipe: string, run: BuildRun): void {
  const title = `Stopping ${recipe} when its running tasks are done. Cancel stops them too.`;
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
