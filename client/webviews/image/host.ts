/** The extension, as the page sees it: answers questions, does what buttons say, and keeps the state of the page. */
import type { Answers, EditorMessage, PageAction, PageMessage, Question, Shown } from '../../src/images/editorMessages';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

export interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  /** The answer is null then, or what it would have been if it was on its way. */
  giveUp(): void;
}

export type OnProgress = (percent: number | undefined, message: string | undefined) => void;

export interface Host {
  ask<About extends Question['about']>(
    question: Extract<Question, { readonly about: About }>,
    onProgress?: OnProgress,
  ): Asked<Answers[About]>;
  act(action: PageAction): void;
  readState(): unknown;
  writeState(state: unknown): void;
}

interface Waiting {
  readonly resolve: (answer: Answers[keyof Answers]) => void;
  readonly onProgress: OnProgress;
}

/** `onShow` is called with what to show, once the extension knows it. */
export function connectHost(onShow: (shown: Shown) => void): Host {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  window.addEventListener('message', ({ data }: MessageEvent<EditorMessage>) => {
    switch (data.kind) {
      case 'show':
        onShow(data.shown);
        break;
      case 'progress':
        waiting.get(data.id)?.onProgress(data.percent, data.message);
        break;
      case 'answer':
        waiting.get(data.id)?.resolve(data.answer);
        waiting.delete(data.id);
        break;
    }
  });
  api.postMessage({ kind: 'ready' });
  return {
    ask<About extends Question['about']>(
      question: Extract<Question, { readonly about: About }>,
      onProgress: OnProgress = () => {},
    ) {
      lastId += 1;
      const id = lastId;
      const answer = new Promise<Answers[About]>((resolve) => {
        waiting.set(id, { resolve: resolve as Waiting['resolve'], onProgress });
      });
      api.postMessage({ kind: 'ask', id, question });
      return { answer, giveUp: () => api.postMessage({ kind: 'giveUp', id }) };
    },
    act: (action) => api.postMessage({ kind: 'act', action }),
    readState: () => api.getState(),
    writeState: (state) => api.setState(state),
  };
}
