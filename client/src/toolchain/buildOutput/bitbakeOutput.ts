/**
 * Understands what BitBake's console prints (`knotty`, the default user interface), as it arrives: progress, and errors and
 * warnings with the place in the metadata that they are about.
 *
 * What the console does that makes this more than a list of patterns:
 * - `Parsing recipes...` and its like are written without a line end, so that the next message follows on the same line;
 * - a message may go on over lines that have no prefix, until a line that has one or that is known to begin something else;
 * - one failed task is told in up to four messages (its own errors, the exit status, the log file, the failure);
 * - a message of a task names the recipe's PF (`app-1.0-r0`), the file is only known from the `Running task` line before.
 */
import { createTaskRecord } from './bitbakeTaskRecord';
import type { BuildFinding } from './buildEvents';
import type { ConsoleStep, ConsoleTask } from './consoleProgress';

export interface BitBakeOutputListener {
  onFinding(finding: BuildFinding): void;
  /** BitBake is about to run a task. */
  onStep(step: ConsoleStep): void;
  /** The task runs, or it has ended. */
  onTask(task: ConsoleTask): void;
}

export interface BitBakeOutputReader {
  /** Takes the next piece of output; it may end in the middle of a line. */
  write(text: string): void;
  /** The program has ended: what is pending is reported. */
  end(): void;
}

type Severity = 'error' | 'warning' | 'note';

interface PendingMessage {
  readonly severity: Severity;
  readonly lines: string[];
}

const longestLine = 16 * 1024;
const longestMessageLines = 400;

export function readBitBakeOutput(listener: BitBakeOutputListener): BitBakeOutputReader {
  const tasks = createTaskRecord();
  let incomplete = '';
  let message: PendingMessage | undefined;

  function finishMessage(): void {
    if (message && message.severity !== 'note') {
      const finding = tasks.findingOf(message.severity, message.lines.join('\n').trimEnd());
      if (finding) listener.onFinding(finding);
    }
    message = undefined;
  }

  function takeLine(raw: string): void {
    const line = withoutUnfinishedPhase(raw);
    const step = stepOf(line);
    if (step) {
      tasks.started(step);
      listener.onStep(step);
    }
    const task = taskOf(line);
    if (task) listener.onTask(task);
    const start = /^(ERROR|WARNING|NOTE|DEBUG|VERBOSE|FATAL|CRITICAL): ?(.*)$/.exec(line);
    if (start) {
      finishMessage();
      message = { severity: severityOf(start[1] ?? ''), lines: [start[2] ?? ''] };
    } else if (beginsSomethingElse(line)) {
      finishMessage();
      if (line.startsWith('| ')) tasks.logged(line.slice(2));
    } else if (message && message.lines.length < longestMessageLines) {
      message.lines.push(line);
    }
  }

  /** On a terminal one line holds the states of a progress bar one after the other, each begun with a carriage return. */
  function takePhysicalLine(text: string): void {
    for (const line of text.replace(/\r+$/, '').split('\r')) takeLine(withoutColours(line));
  }

  return {
    write(text) {
      const lines = (incomplete + text).split('\n');
      incomplete = (lines.pop() ?? '').slice(-longestLine);
      for (const line of lines) takePhysicalLine(line.slice(0, longestLine));
    },
    end() {
      if (incomplete !== '') takePhysicalLine(incomplete);
      incomplete = '';
      finishMessage();
    },
  };
}

function stepOf(line: string): ConsoleStep | undefined {
  const running = /^NOTE: Running (?:noexec )?(setscene )?task (\d+) of (\d+) \((.+):(do_\w+)\)$/.exec(line);
  if (running) {
    const [, setscene, current, total, recipe = '', task = ''] = running;
    return { current: Number(current), total: Number(total), isSetscene: setscene !== undefined, recipe, task };
  }
  // What a terminal is shown instead.
  const onTerminal = /^(?:Currently +\d+|No currently) running tasks? \((\d+) of (\d+)\)/.exec(line);
  if (!onTerminal) return undefined;
  const [, current, total] = onTerminal;
  return { current: Number(current), total: Number(total), isSetscene: false, recipe: '', task: '' };
}

function taskOf(line: string): ConsoleTask | undefined {
  const match = /^NOTE: recipe (\S+): task (do_\w+): (Started|Succeeded|Failed)$/.exec(line);
  return match ? { recipe: match[1] ?? '', task: match[2] ?? '', isRunning: match[3] === 'Started' } : undefined;
}

function withoutUnfinishedPhase(line: string): string {
  return line.replace(
    /^(?:Loading cache|Parsing recipes|Initialising tasks|Checking sstate mirror object availability)\.\.\./,
    '',
  );
}

/** Colours, cursor movements (CSI) and links (OSC 8), which BitBake writes to a terminal. */
function withoutColours(line: string): string {
  return line.includes('\x1b') ? line.replace(/\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, '') : line;
}

const openings = [
  '| ',
  'Log data follows:',
  'Summary: ',
  'Loaded ',
  'Parsing of ',
  'Loading cache',
  'Parsing recipes',
  'Initialising tasks',
  'Setscene tasks: ',
  'Sstate summary: ',
  'Build Configuration:',
  'Keyboard Interrupt, ',
  'Second Keyboard Interrupt, ',
  'Execution was interrupted, ',
  'Waiting for ',
];

function beginsSomethingElse(line: string): boolean {
  return line === 'done.' || openings.some((opening) => line.startsWith(opening));
}

function severityOf(word: string): Severity {
  if (word === 'WARNING') return 'warning';
  return word === 'ERROR' || word === 'FATAL' || word === 'CRITICAL' ? 'error' : 'note';
}
