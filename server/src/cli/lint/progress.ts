/** Says on a terminal how far a long run is. */

export interface ProgressLine {
  /** So many of all are done. */
  done(count: number): void;
  /** Takes the line away. */
  end(): void;
}

/** What it is written to: standard error, if that is a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Who gets an answer at once need not be told to wait. */
const quietMs = 500;

/** A terminal need not be written to for each of thousands of files. */
const betweenMs = 100;

/** `unit` is what is counted. */
export function progressLine(total: number, terminal: Terminal, now: () => number, unit = 'files'): ProgressLine {
  if (!terminal.isTTY) return { done() {}, end() {} };
  let next = now() + quietMs;
  let isShown = false;
  return {
    done(count) {
      if (now() < next) return;
      next = now() + betweenMs;
      isShown = true;
      terminal.write(`\r${count} of ${total} ${unit}`);
    },
    end() {
      if (isShown) terminal.write('\r\u001b[K');
    },
  };
}
