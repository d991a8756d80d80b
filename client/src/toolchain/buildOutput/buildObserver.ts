/** Puts together what BitBake's console and its event log tell of one build: one progress, and each finding once. */
import { readBitBakeOutput } from './bitbakeOutput';
import type { BuildFinding, BuildProgress } from './buildEvents';
import { createConsoleProgress } from './consoleProgress';
import { createEventFindings, findingClasses } from './eventFindings';
import { type EventLog, readEventLog } from './eventLogReader';
import { createEventProgress, progressClasses } from './eventProgress';
import { createFindingSources } from './findingSources';

export interface BuildObserverListener {
  onProgress(progress: BuildProgress): void;
  onFinding(finding: BuildFinding): void;
}

export interface BuildObserver {
  /** Takes the next piece of the console's output. */
  write(text: string): void;
  /** BitBake has ended: what is left in the log is read, and what is pending reported. */
  end(): Promise<void>;
}

const pollMs = 200;
/** How long a finding of the console waits for that of the log. */
const patienceMs = 1500;

const wantedClasses = new Set([...progressClasses, ...findingClasses]);

/**
 * Without a log, or until it holds something, the console tells of the progress. Of a failed task whose own log cannot be read (`isReadable`) the
 * console tells too, for it repeats the end of that.
 */
export function observeBuild(
  eventLog: EventLog | undefined,
  isReadable: (logFile: string) => boolean,
  listener: BuildObserverListener,
): BuildObserver {
  const consoleProgress = createConsoleProgress();
  const eventProgress = createEventProgress();
  const eventFindings = createEventFindings();
  let hasLog = false;
  const sources = createFindingSources(listener.onFinding, eventLog ? patienceMs : 0);

  const tellConsoleProgress = () => {
    if (!hasLog) listener.onProgress(consoleProgress.current());
  };
  const output = readBitBakeOutput({
    onFinding: sources.fromConsole,
    onStep(step) {
      consoleProgress.takeStep(step);
      tellConsoleProgress();
    },
    onTask(task) {
      consoleProgress.takeTask(task);
      tellConsoleProgress();
    },
  });

  let hasChanged = false;
  const log = readEventLog(wantedClasses, (event) => {
    hasChanged = eventProgress.take(event) || hasChanged;
    const finding = eventFindings.take(event);
    if (finding && (finding.logFile === undefined || isReadable(finding.logFile))) sources.fromLog(finding);
  });

  async function readLog(): Promise<void> {
    hasLog = (await eventLog?.readNew(log)) || hasLog;
    if (hasChanged) listener.onProgress(eventProgress.current());
    hasChanged = false;
  }

  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let reading = Promise.resolve();
  function poll(): void {
    reading = readLog();
    void reading.then(() => {
      sources.release(false);
      if (!isOver) timer = setTimeout(poll, pollMs);
    });
  }
  if (eventLog) poll();

  return {
    write: output.write,
    async end() {
      isOver = true;
      clearTimeout(timer);
      await reading;
      await readLog();
      output.end();
      sources.release(true);
    },
  };
}
