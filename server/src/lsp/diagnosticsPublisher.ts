/** Decides when diagnostics are sent to a client that does not ask for them. */
import type { OpenConfigFile } from './openConfigFiles';
import type { OpenDocument } from './openDocuments';

export interface DiagnosticsPublisher {
  /** The document has changed; several calls before the server comes to it count as one. */
  schedule(uri: string): void;
  /** The document is closed: takes back what was sent. */
  clear(uri: string): void;
}

export interface PublisherOptions {
  /** Asked each time: what the client can do is known only after `initialize`. */
  readonly enabled: () => boolean;
  readonly document: (uri: string) => OpenDocument | OpenConfigFile | undefined;
  readonly publish: (document: OpenDocument | OpenConfigFile) => void;
  readonly takeBack: (uri: string) => void;
}

export function diagnosticsPublisher({ enabled, document, publish, takeBack }: PublisherOptions): DiagnosticsPublisher {
  const waiting = new Set<string>();

  function publishWaiting(): void {
    const uris = [...waiting];
    waiting.clear();
    for (const uri of uris) {
      const open = document(uri);
      if (open) publish(open);
    }
  }

  return {
    schedule(uri) {
      if (!enabled()) return;
      // A message that has arrived already comes first, which is read in the next turn: the completion that an edit asks for.
      if (waiting.size === 0) setImmediate(() => setImmediate(publishWaiting));
      waiting.add(uri);
    },
    clear(uri) {
      if (!enabled()) return;
      waiting.delete(uri);
      takeBack(uri);
    },
  };
}
