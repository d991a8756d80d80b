/** One image of the shown file, with what the parts of the page share about it. */
import type { ContainedImage, ImageContentsResult } from '../../src/imageProtocol';
import type { Asked, Host, OnProgress } from './host';
import type { StateKeeper } from './pageState';

export interface ImageSession {
  readonly host: Host;
  readonly state: StateKeeper;
  readonly image: ContainedImage;
  /** Reads the layers, once: who asks again gets the same answer, unless the first one was given up. */
  askContents(onProgress: OnProgress): Asked<ImageContentsResult | undefined>;
}

export function createImageSession(host: Host, state: StateKeeper, image: ContainedImage): ImageSession {
  let asked: Asked<ImageContentsResult | undefined> | undefined;
  const listeners = new Set<OnProgress>();
  return {
    host,
    state,
    image,
    askContents(onProgress) {
      listeners.add(onProgress);
      asked ??= host.ask({ about: 'contents', image: image.digest }, (percent, message) => {
        for (const listener of listeners) listener(percent, message);
      });
      void asked.answer.then((answer) => {
        listeners.delete(onProgress);
        if (answer?.kind !== 'contents') asked = undefined;
      });
      return asked;
    },
  };
}
