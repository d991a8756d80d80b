/**
 * One list of findings from two sources that tell of the same things: BitBake's event log, which knows the recipe and the log of each message, and its
 * console, which is there in any case. What the console says is held back for a moment, so that the log can say it better.
 */
import type { BuildFinding } from './buildEvents';

export interface FindingSources {
  fromLog(finding: BuildFinding): void;
  fromConsole(finding: BuildFinding): void;
  /** Reports what the console has said longer ago than the patience; all of it if `isOver`. */
  release(isOver: boolean): void;
}

interface HeldFinding {
  readonly finding: BuildFinding;
  readonly heldSinceMs: number;
}

type Source = 'log' | 'console';

/** Without patience what the console says is reported at once. */
export function createFindingSources(
  report: (finding: BuildFinding) => void,
  patienceMs: number,
  now: () => number = Date.now,
): FindingSources {
  /** How often each source has said the same, and how often it was reported: as often as the one that said it more often. */
  const said: Readonly<Record<Source, Map<string, number>>> = { log: new Map(), console: new Map() };
  const reported = new Map<string, number>();
  let held: HeldFinding[] = [];

  function take(source: Source, finding: BuildFinding): void {
    const key = keyOf(finding);
    const times = (said[source].get(key) ?? 0) + 1;
    said[source].set(key, times);
    if (times <= (reported.get(key) ?? 0)) return;
    reported.set(key, times);
    report(finding);
  }

  return {
    fromLog: (finding) => take('log', finding),
    fromConsole(finding) {
      if (patienceMs > 0) held.push({ finding, heldSinceMs: now() });
      else take('console', finding);
    },
    release(isOver) {
      const isDue = ({ heldSinceMs }: HeldFinding) => isOver || now() - heldSinceMs >= patienceMs;
      const due = held.filter(isDue);
      held = held.filter((one) => !isDue(one));
      for (const { finding } of due) take('console', finding);
    },
  };
}

/** Both sources say the first line in the same words. Of a failed task these are the same for each recipe, so that its file counts too. */
function keyOf({ severity, message, place }: BuildFinding): string {
  const firstLine = (message.split('\n', 1)[0] ?? '').trim();
  return [severity, firstLine, /^do_\w+ failed with /.test(firstLine) ? place?.file : ''].join('\0');
}
