/** One run of BitBake in a build folder: what it prints, its progress, its findings, and how it is stopped. */
import { readBitBakeOutput } from '../toolchain/bitbakeOutput';
import type { BuildFinding, BuildProgress } from '../toolchain/buildEvents';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../toolchain/environments/findBuildEnvironment';
import { findingHere } from '../toolchain/environments/findingHere';
import { type RunningProgram, startProgram } from '../toolchain/startProgram';

export interface BuildRequest extends BuildEnvironmentRequest {
  /** A recipe's name, or any other target of BitBake. */
  readonly recipe: string;
  /** A task without its `do_`; undefined builds the recipe. */
  readonly task?: string;
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
    const environment = await findBuildEnvironment(request);
    const reader = readBitBakeOutput({
      onProgress: listener.onProgress,
      onFinding(found) {
        const finding = findingHere(found, environment);
        findings.push(finding);
        listener.onFinding(finding);
      },
    });
    const targetArguments = request.task === undefined ? [request.recipe] : ['-c', request.task, request.recipe];
    if (interruptCount > 0) return { exitCode: null, findings, interrupted: true };
    listener.onOutput(`${environment.buildFolder}$ bitbake ${targetArguments.join(' ')}\n`);
    running = startProgram(environment.command('bitbake', targetArguments), (text) => {
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
