/** The events of a build that runs elsewhere, which come on the standard error of what started it there, among whatever else that says. */
import type { EventLog } from './eventLogReader';

export interface EventLogStream extends EventLog {
  /** Takes the next piece of standard error, and gives back what of it is no event: whole lines. */
  take(text: string): string;
  /** The program has ended: gives back what it has said without a line end. */
  end(): string;
}

const longestLine = 1024 * 1024;

export function createEventLogStream(): EventLogStream {
  let incomplete = '';
  let events: string[] = [];
  return {
    take(text) {
      const lines = (incomplete + text).split('\n');
      incomplete = (lines.pop() ?? '').slice(-longestLine);
      events.push(...lines.filter(isEvent));
      return lines.flatMap((line) => (isEvent(line) ? [] : `${line}\n`)).join('');
    },
    end() {
      const rest = isEvent(incomplete) ? '' : incomplete;
      incomplete = '';
      return rest;
    },
    readNew(reader) {
      const taken = events;
      events = [];
      for (const event of taken) reader.write(Buffer.from(`${event}\n`));
      return Promise.resolve(taken.length > 0);
    },
  };
}

function isEvent(line: string): boolean {
  return line.startsWith('{"class":');
}
