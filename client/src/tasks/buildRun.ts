/** One run of BitBake in a build folder: what it prints, its progress, its findings, and how it is stopped. */
import { bitbakeCommand } from '../toolchain/bitbakeCommand';
import type { BuildFinding, BuildProgress } from '../toolchain/buildEvents';
import { observeBuild } from '../toolchain/buildObserver';
import { type BuildTarget, bitbakeArguments } from '../toolchain/buildTarget';
import { createEventLogFile } from '../toolchain/eventLogFile';
import { type ProgramEnd, type RunningProgram, startProgram } from '../toolchain/startProgram';
import { errorInLogFile } from '../toolchain/taskLog';

export interface BuildRequest {
  readonly target: BuildTarget;
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
    const findings: Promise<BuildFinding>[] = [];
    const targetArguments = bitbakeArguments(request.target);
    const command = await bitbakeCommand({ ...request, arguments: targetArguments });
    if (interruptCount > 0) return { exitCode: null, findings: [], interrupted: true };
    const eventLog = await createEventLogFile(request.buildFolder);
    const observer = observeBuild(eventLog, {
      onProgress: listener.onProgress,
      onFinding: (finding) => findings.push(tellWithLog(finding, listener)),
    });
    let end: ProgramEnd;
    try {
      listener.onOutput(`${command.folder}$ bitbake ${targetArguments.join(' ')}\n`);
      const environment = { ...command.environment, ...eventLog?.environment };
      running = startProgram({ ...command, environment }, (text) => {
        listener.onOutput(text);
        observer.write(text);
      });
      end = await running.ended;
    } finally {
      await observer.end();
      await eventLog?.remove();
    }
    return { exitCode: end.exitCode, findings: await Promise.all(findings), interrupted: interruptCount > 0 };
  }

  return {
    ended: run(),
    interrupt() {
      interruptCount += 1;
      sendInterrupt();
    },
  };
}

/** Hands the finding on, with what the log of the failed task says of the cause. */
async function tellWithLog(finding: BuildFinding, listener: BuildListener): Promise<BuildFinding> {
  const error = finding.logFile === undefined ? undefined : await errorInLogFile(finding.logFile);
  // The end of the log stands in the message already if the console told of it.
  const message = finding.message.includes('\n')
    ? finding.message
    : [finding.message, ...(error?.excerpt ?? [])].join('\n');
  const told = error ? { ...finding, message, logLine: error.line } : finding;
  listener.onFinding(told);
  return told;
}
