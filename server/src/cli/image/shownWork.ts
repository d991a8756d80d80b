import { now } from '../../host/clock';
import type { ExpectingWork } from '../../host/imageEngine';
import { progressLine } from '../lint/progress';

/** Work whose state is shown on a terminal while it lasts. */
export interface ShownWork extends ExpectingWork {
  readonly expect: (bytes: number) => void;
  readonly end: () => void;
}

const megabyte = 1_000_000;

export function shownWork(): ShownWork {
  let expected = 0;
  let done = 0;
  let line = progressLine(0, { write: () => {} }, now);
  return {
    expect(bytes) {
      expected += bytes;
      line = progressLine(Math.ceil(expected / megabyte), process.stderr, now, 'MB');
    },
    advance(bytes) {
      done += bytes;
      line.done(Math.floor(done / megabyte));
    },
    end: () => line.end(),
  };
}
