/** One run of BitBake in a build folder: what it prints, its progress, its findings, and how it is stopped. */
import { type BuildTarget, bitbakeArguments } from '../toolchain/bitbake/buildTarget';
import type { BuildFinding, BuildProgress } from '../toolchain/buildOutput/buildEvents';
import { observeBuild } from '../toolchain/buildOutput/buildObserver';
import { createEventLogFile } from '../toolchain/buildOutput/eventLogFile';
import { errorInLogFile } from '../toolchain/buildOutput/taskLog';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../toolchain/environments/findBuildEnvironment';
import { findingHere } from '../toolchain/environments/findingHere';
import { type ProgramEnd, type RunningProgram, startProgram } from '../toolchain/startProgram';

export interface BuildRequest extends BuildEnvironmentRequest {
  readonly target: BuildTarget;
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
  /** Rejects with MissingProgramError, MissingFolderError or UnusableSettingError if BitBake could not be started. */
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
    const environment = await findBuildEnvironment(request);
    const log = await createEventLogFile(request.buildFolder);
    if (interruptCount > 0) {
      await log?.remove();
      return { exitCode: null, findings: [], interrupted: true };
    }
    // A build in a container or on another host cannot write to a file of ours.
    const logThere = log && environment.toRemotePath(log.path);
    const observer = observeBuild(logThere === undefined ? undefined : log, {
      onProgress: listener.onProgress,
      onFinding: (finding) => findings.push(tellWithLog(findingHere(finding, environment), listener)),
    });
    let end: ProgramEnd;
    try {
      const words = bitbakeArguments(request.target);
      const options = logThere === undefined ? {} : { variables: { BBEVENTLOG: logThere } };
      listener.onOutput(`${environment.buildFolder}$ bitbake ${words.join(' ')}\n`);
      running = startProgram(environment.command('bitbake', words, options), (text) => {
        listener.onOutput(text);
        observer.write(text);
      });
      end = await running.ended;
    } finally {
      await observer.end();
      await log?.remove();
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
