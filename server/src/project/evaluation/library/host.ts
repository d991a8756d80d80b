/** What BitBake's library needs from whoever embeds it. */
import type { FileView, HostFacts } from '../../../python/library/host';

import type { Unknown } from '../../../python/value';

export type { FileView, HostFacts } from '../../../python/library/host';

export type MessageLevel = 'plain' | 'debug' | 'note' | 'warning' | 'error' | 'fatal';

export interface BitbakeHost {
  /** `bb.__version__` */
  readonly version: string | Unknown;
  readonly files: FileView;
  readonly facts: HostFacts;
  /** What BitBake would print; after a fatal one it stops. */
  report(level: MessageLevel, message: string): void;
}
