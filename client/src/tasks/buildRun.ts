/** One run of BitBake in a build folder: what it prints, its progress, its findings, and how it is stopped. */
import { bitbakeCommand } from '../toolchain/bitbakeCommand';
import { readBitBakeOutput } from '../toolchain/bitbakeOutput';
import type { BuildFinding, BuildProgress } from '../toolchain/buildEvents';
import { type RunningProgram, startProgram } from '../toolchain/startProgram';

export interface BuildRequest {
  /** A recipe's name, or any other target of BitBake. */
  readonly recipe: string;
  /** A task without its `do_`; undefined builds the recipe. */
  readonly task?: string;
  readonly buildFolder: string;
  readonly customCommand: readonly string[];
}

export interface BuildListener {
  onOutput(text: string): void;
  onProgress(progress: BuildProgress): void;
  onFinding(finding: BuildFinding): void;
}

export interface BuildResult {
  /** BitBake's exit status; null if a signal ended it. */
  readonly exitCode: number | null;
  readonly findings: readonly BuildFinding[];
  readonly interrupted: boolean;
}

export interface BuildRun {
  /** Rejects with MissingProgramError or MissingFolderError if BitBake could not be started. */
  readonly ended: Promise<BuildResult>;
  /**
   * Stops the build as Ctrl+C does. BitBake finishes the running tasks on the first interrupt and stops them on the second; a
   * third ends the process itself.
   */
  interrupt(): void;
}

export function startBuild(request: BuildRequest, listener: BuildListener): BuildRun {
  let running: RunningProgram | undefined;
  let interruptCount = 0;
  const sendInterrupt = () => running?.send(interruptCount > 2 ? 'SIGKILL' : 'SIGINT');

  async function run(): Promise<BuildResult> {
    const findings: BuildFinding[] = [];
    const reader = readBitBakeOutput({
      onProgress: listener.onProgress,
      onFinding(finding) {
        findings.push(finding);
        listener.onFinding(finding);
      },
    });
    const targetArguments = request.task === undefined ? [request.recipe] : ['-c', request.task, request.recipe];
    const command = await bitbakeCommand({ ...request, arguments: targetArguments });
    if (interruptCount > 0) return { exitCode: null, findings, interrupted: true };
    listener.onOutput(`${command.folder}$ bitbake ${targetArguments.join(' ')}\n`);
    running = startProgram(command, (text) => {
      listener.onOutput(text);
      reader.write(text);
    });
    const end = await running.ended;
    reader.end();
    return { exitCode: end.exitCode, findings, interrupted: interruptCount > 0 };
  }

  return {
    ended: run(),
    interrupt() {
      interruptCount += 1;
      sendInterrupt();
    },
  };
}
