/** One run of BitBake in a build folder: what it prints, its progress, its findings, and how it is stopped. */
import { existsSync } from 'node:fs';
import { type BuildTarget, bitbakeArguments } from '../toolchain/bitbake/buildTarget';
import type { BuildFinding, BuildProgress } from '../toolchain/buildOutput/buildEvents';
import { observeBuild } from '../toolchain/buildOutput/buildObserver';
import { errorInLogFile } from '../toolchain/buildOutput/taskLog';
import type { BuildEnvironment } from '../toolchain/environments/buildEnvironment';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../toolchain/environments/findBuildEnvironment';
import { findingHere, progressHere } from '../toolchain/environments/findingHere';
import { type ProgramEnd, type RunningProgram, startProgram } from '../toolchain/startProgram';
import { createBuildEventLog } from './buildEventLog';

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
    const log = await createBuildEventLog(environment);
    if (interruptCount > 0) {
      await log.remove();
      return { exitCode: null, findings: [], interrupted: true };
    }
    const observer = observeBuild(log.events, (logFile) => isHere(logFile, environment), {
      onProgress: (progress) => listener.onProgress(progressHere(progress, environment)),
      onFinding: (finding) => findings.push(tellWithLog(findingHere(finding, environment), listener)),
    });
    const show = (text: string) => {
      if (text === '') return;
      listener.onOutput(text);
      observer.write(text);
    };
    let end: ProgramEnd;
    try {
      const words = bitbakeArguments(request.target);
      listener.onOutput(`${environment.buildFolder}$ bitbake ${words.join(' ')}\n`);
      const command = environment.command('bitbake', words, log.options);
      running = startProgram(command, (text, stream) => show(log.shown(text, stream)));
      end = await running.ended;
      show(log.shownAtEnd());
    } finally {
      await observer.end();
      await log.remove();
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

function isHere(path: string, { toLocalPath }: BuildEnvironment): boolean {
  const local = toLocalPath(path);
  return local !== undefined && existsSync(local);
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
