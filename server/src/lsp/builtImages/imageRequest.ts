/** What all requests about built images do: load the engine, take an error for an answer, show how far the work is, and let it be given up. */
import type { CancellationToken, ProgressToken } from 'vscode-languageserver/node';
import type { ExpectingWork } from '../../host/imageEngine';
import { longProgress } from '../longProgress';
import type { Session } from '../session';

export type ImageEngine = typeof import('../../host/imageEngine');

/** Why there is no answer: one sentence that names the file or blob. */
export interface ImageFailure {
  readonly kind: 'failed';
  readonly message: string;
}

export async function answerOrFailure<Answer>(
  ask: (engine: ImageEngine) => Promise<Answer>,
): Promise<Answer | ImageFailure> {
  const engine = await import('../../host/imageEngine');
  try {
    return await ask(engine);
  } catch (error) {
    if (engine.isImageError(error)) return { kind: 'failed', message: error.message };
    throw error;
  }
}

/** What is answered after a mistake of ours, which the log tells of. */
export function unreadable(path: string): ImageFailure {
  return { kind: 'failed', message: `${path} could not be read` };
}

/** Work that is not shown: of a request that is answered at once where the image is remembered. */
export function quietWork(token: CancellationToken): { readonly signal: AbortSignal } {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return { signal: controller.signal };
}

export interface LongImageRequest {
  readonly title: string;
  readonly workDoneToken: ProgressToken | undefined;
  readonly token: CancellationToken;
}

const megabyte = 1_000_000;

/** The user sees how many of all bytes are read. Null where the work was given up. */
export async function withProgress<Answer>(
  session: Session,
  { title, workDoneToken, token }: LongImageRequest,
  run: (work: ExpectingWork) => Promise<Answer>,
): Promise<Answer | null> {
  const progress = await longProgress(session, { title, unit: 'MB', workDoneToken, token });
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => controller.abort());
  let expected = 0;
  let done = 0;
  const work: ExpectingWork = {
    signal: controller.signal,
    expect(bytes) {
      expected += bytes;
    },
    advance(bytes) {
      done += bytes;
      if (progress.isCancelled()) controller.abort();
      const all = Math.max(1, Math.ceil(expected / megabyte));
      progress.report(Math.min(all, Math.floor(done / megabyte)), all);
    },
  };
  try {
    return await run(work);
  } catch (error) {
    if (controller.signal.aborted) return null;
    throw error;
  } finally {
    listener.dispose();
    progress.done();
  }
}
