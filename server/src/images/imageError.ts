import { UntracedError } from '../base/untracedError';

/** Why an image, or a blob of it, cannot be read: one sentence that names it. Caught where the blob is asked for, and told as a problem. */
export class ImageError extends UntracedError {}

/** The sentence of any error, for it to be told of a blob. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
