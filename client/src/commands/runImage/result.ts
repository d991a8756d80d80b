/** How running an image ended. */
import type { PublishedPort } from '../../toolchain/run/containers';
import type { RunnerName } from '../../toolchain/run/engines';

export type RunImageResult =
  /** `id` is that of an engine's container. */
  | {
      readonly kind: 'started';
      readonly runner: RunnerName;
      readonly name: string;
      readonly id?: string;
      readonly ports: readonly PublishedPort[];
    }
  /** The container has ended at once, and is there to be looked at. */
  | { readonly kind: 'ended'; readonly runner: RunnerName; readonly id: string; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };
