/**
 * Takes BitBake's event log apart: JSON, a line an event, with the class's name in plain text and the event itself pickled. Most of a log is of no
 * use to who watches a build (all variables, dependencies, each recipe parsed) and very long: it is passed over without being kept.
 */
import { isRecord, type PickledValue, pickledValue } from './pickledValue';

export interface BuildEvent {
  /** The class with its module: `bb.build.TaskStarted`. */
  readonly className: string;
  readonly fields: ReadonlyMap<string, PickledValue>;
}

export interface EventLogReader {
  /** Takes the next bytes of the log, which may end in the middle of a line. */
  write(bytes: Buffer): void;
}

/** A log that grows while a build goes on. */
export interface EventLog {
  /** Hands all that came since the last time to the reader. True if there was anything. */
  readNew(reader: EventLogReader): Promise<boolean>;
}

const longestHead = 200;
const longestLine = 1024 * 1024;
const lineFeed = 10;

/** Calls `onEvent` for each event of the wanted classes, in the order of the log. Lines that are damaged or too long are left out. */
export function readEventLog(wanted: ReadonlySet<string>, onEvent: (event: BuildEvent) => void): EventLogReader {
  let kept: Buffer[] = [];
  let keptLength = 0;
  /** Undefined until enough of the line is there to tell. */
  let isWanted: boolean | undefined;

  function keep(bytes: Buffer): void {
    if (isWanted === false || bytes.length === 0) return;
    // The bytes belong to the caller, who may read the next ones into the same place.
    kept.push(Buffer.from(bytes));
    keptLength += bytes.length;
    if (isWanted === undefined && keptLength >= longestHead) isWanted = isWantedHead(joined());
    if (keptLength > longestLine) isWanted = false;
    if (isWanted === false) kept = [];
  }

  function joined(): string {
    // JSON as BitBake writes it is ASCII.
    return Buffer.concat(kept).toString('latin1');
  }

  function isWantedHead(line: string): boolean {
    const className = /^\{"class": ?"([\w.]{1,100})"/.exec(line)?.[1];
    return className !== undefined && wanted.has(className);
  }

  function finishLine(): void {
    const line = isWanted === false ? '' : joined();
    if (isWanted ?? isWantedHead(line)) {
      const event = eventOf(line);
      if (event) onEvent(event);
    }
    kept = [];
    keptLength = 0;
    isWanted = undefined;
  }

  return {
    write(bytes) {
      let start = 0;
      for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
        keep(bytes.subarray(start, end));
        finishLine();
        start = end + 1;
      }
      keep(bytes.subarray(start));
    },
  };
}

function eventOf(line: string): BuildEvent | undefined {
  const { class: className, vars } = parsed(line);
  if (typeof className !== 'string' || typeof vars !== 'string') return undefined;
  const value = pickledValue(Buffer.from(vars, 'base64'));
  return isRecord(value) ? { className, fields: value.fields } : undefined;
}

function parsed(line: string): { readonly class?: unknown; readonly vars?: unknown } {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
