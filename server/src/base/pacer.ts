/**
 * Long work cut into short slices. The work is a generator that yields wherever it may be put off, at least once a file; who runs it
 * decides how long a slice lasts.
 */

/** Work that can be put off at every `yield` and gives a result in the end. */
export type SlicedWork<Result> = Generator<void, Result, void>;

export interface Pacer {
  /** A clock in milliseconds. */
  now(): number;
  /** Comes back after everything that waits has had its turn. */
  yieldNow(): Promise<void>;
  /** Asked after every pause; true gives the work up. */
  isCancelled(): boolean;
}

export type Paced<Result> = { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'cancelled' };

/** Runs the work in slices of about `sliceMs`: a slice ends at the first `yield` after that time. */
export async function runInSlices<Result>(work: SlicedWork<Result>, pacer: Pacer, sliceMs = 8): Promise<Paced<Result>> {
  let sliceStart = pacer.now();
  for (;;) {
    const step = work.next();
    if (step.done) return { kind: 'done', result: step.value };
    if (pacer.now() - sliceStart < sliceMs) continue;
    await pacer.yieldNow();
    if (pacer.isCancelled()) return { kind: 'cancelled' };
    sliceStart = pacer.now();
  }
}

/** Runs the work without a pause, for programs in which nothing waits. */
export function runAtOnce<Result>(work: SlicedWork<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
