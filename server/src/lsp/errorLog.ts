/** Tells the client's log of our mistakes, each once. */
/** What a handler works on: its method and the document. */
export interface Work {
  readonly method: string;
  readonly uri?: string | undefined;
}

export interface ErrorLog {
  report(work: Work, error: unknown): void;
  /** Waits for something of which only a failure is of interest: what the client is asked or told. */
  watch(work: Work, outcome: Promise<unknown>): void;
}

/** As many different errors as are remembered: what follows is most likely one of them again. */
const rememberedErrors = 200;

export function errorLog(write: (line: string) => void): ErrorLog {
  const seen = new Set<string>();
  const log: ErrorLog = {
    report({ method, uri }, error) {
      const line = `${method}${uri ? ` ${uri}` : ''}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
      if (seen.has(line) || seen.size >= rememberedErrors) return;
      seen.add(line);
      write(line);
    },
    watch(work, outcome) {
      outcome.catch((error: unknown) => log.report(work, error));
    },
  };
  return log;
}
