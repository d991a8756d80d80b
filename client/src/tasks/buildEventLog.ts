/** The event log of one build, wherever BitBake runs: a file of ours that it writes, or what comes on the standard error of what starts it elsewhere. */
import { createEventLogFile } from '../toolchain/buildOutput/eventLogFile';
import type { EventLog } from '../toolchain/buildOutput/eventLogReader';
import { createEventLogStream } from '../toolchain/buildOutput/eventLogStream';
import { type BuildEnvironment, type CommandOptions, runsHere } from '../toolchain/environments/buildEnvironment';
import type { OutputStream } from '../toolchain/startProgram';

export interface BuildEventLog {
  /** Undefined where there is none to be read. */
  readonly events: EventLog | undefined;
  /** How BitBake is to be started, so that there are events. */
  readonly options: CommandOptions;
  /** What of the output is for people to read. */
  shown(text: string, stream: OutputStream): string;
  /** The same of what has come without a line end. */
  shownAtEnd(): string;
  remove(): Promise<void>;
}

export async function createBuildEventLog(environment: BuildEnvironment): Promise<BuildEventLog> {
  return runsHere(environment) ? fileLog(environment.buildFolder) : streamLog();
}

async function fileLog(buildFolder: string): Promise<BuildEventLog> {
  const events = await createEventLogFile(buildFolder);
  return {
    events,
    options: events ? { variables: { BBEVENTLOG: events.path } } : {},
    shown: (text) => text,
    shownAtEnd: () => '',
    remove: async () => events?.remove(),
  };
}

function streamLog(): BuildEventLog {
  const events = createEventLogStream();
  return {
    events,
    options: { sendsEvents: true },
    shown: (text, stream) => (stream === 'stderr' ? events.take(text) : text),
    shownAtEnd: events.end,
    remove: async () => {},
  };
}
