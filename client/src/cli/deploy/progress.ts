/** Says how far a deployment is, on standard error: in one line of a terminal, or a line a message. */
import type { StepProgress } from '../../toolchain/stepProgress';

export interface Progress {
  report(progress: StepProgress): void;
  /** Takes the line of a terminal away. */
  end(): void;
}

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export function createProgress(stream: ProgressStream): Progress {
  if (!stream.isTTY) {
    return {
      report({ message }) {
        if (message !== '') stream.write(`${message}\n`);
      },
      end() {},
    };
  }
  let percent = 0;
  let shown = '';
  return {
    report({ message, incrementPercent }) {
      percent = Math.min(percent + incrementPercent, 100);
      shown = message === '' ? shown : message;
      const line = `${String(Math.round(percent)).padStart(3)} % ${shown}`;
      stream.write(`\r\u001b[K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      stream.write('\r\u001b[K');
    },
  };
}
