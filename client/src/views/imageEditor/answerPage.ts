/** Answers the page of one image editor, and shows it again what has changed meanwhile. */
import { CancellationTokenSource, Disposable, type Webview } from 'vscode';
import {
  type ImageCompareParameters,
  type ImageContentsParameters,
  type ImageFileVersionsParameters,
  type ImageFolderParameters,
  type ImageSearchParameters,
  type ImageSpaceParameters,
  type ImageVerifyParameters,
  imageCompareRequest,
  imageContentsRequest,
  imageFileVersionsRequest,
  imageFolderRequest,
  imageSearchRequest,
  imageSpaceRequest,
  imageVerifyRequest,
} from '../../imageProtocol';
import type { Answers, EditorMessage, PageMessage, Question } from '../../images/editorMessages';
import type { Session } from '../../session';
import type { ImageSubject } from './imageSubject';
import { act } from './pageActions';
import { shownOf } from './shownSubject';

/** Until the page is closed. */
export function answerPage(webview: Webview, subject: ImageSubject, session: Session): Disposable {
  const waitedFor = new Map<number, CancellationTokenSource>();
  let lastShown: string | undefined;
  const send = (message: EditorMessage) => void webview.postMessage(message);

  async function answer(id: number, question: Question): Promise<void> {
    const request = requestFor(question, subject);
    if (!request) return;
    const cancellation = new CancellationTokenSource();
    waitedFor.set(id, cancellation);
    const answered = await session.server.followedRequest<NonNullable<Answers[keyof Answers]>>(
      request.method,
      request.parameters,
      cancellation.token,
      (percent, message) => send({ kind: 'progress', id, percent, message }),
    );
    waitedFor.delete(id);
    cancellation.dispose();
    send({ kind: 'answer', id, answer: answered });
  }

  /** Where it is another than the page has already. */
  async function showChanged(): Promise<void> {
    // Changes are told to whoever has had a look since the last one.
    void session.images.current();
    const shown = await shownOf(subject, session);
    const text = JSON.stringify(shown);
    if (text === lastShown) return;
    lastShown = text;
    send({ kind: 'show', shown });
  }

  const listening = webview.onDidReceiveMessage((message: PageMessage) => {
    switch (message.kind) {
      case 'ready':
        lastShown = undefined;
        void showChanged();
        break;
      case 'ask':
        void answer(message.id, message.question);
        break;
      case 'giveUp':
        waitedFor.get(message.id)?.cancel();
        break;
      case 'act':
        void act(message.action, subject, session);
        break;
    }
  });
  const watching = session.images.onDidChange(() => {
    if (lastShown !== undefined) void showChanged();
  });
  return new Disposable(() => {
    listening.dispose();
    watching.dispose();
    for (const cancellation of waitedFor.values()) cancellation.cancel();
  });
}

type ServerRequest =
  | { readonly method: typeof imageContentsRequest; readonly parameters: ImageContentsParameters }
  | { readonly method: typeof imageFolderRequest; readonly parameters: ImageFolderParameters }
  | { readonly method: typeof imageSearchRequest; readonly parameters: ImageSearchParameters }
  | { readonly method: typeof imageFileVersionsRequest; readonly parameters: ImageFileVersionsParameters }
  | { readonly method: typeof imageSpaceRequest; readonly parameters: ImageSpaceParameters }
  | { readonly method: typeof imageVerifyRequest; readonly parameters: ImageVerifyParameters }
  | { readonly method: typeof imageCompareRequest; readonly parameters: ImageCompareParameters };

/** The page says what of the image it wants, and never which file. */
function requestFor(question: Question, subject: ImageSubject): ServerRequest | undefined {
  if (subject.kind === 'comparison') {
    if (question.about !== 'comparison') return undefined;
    const [left, right] = [subject.left.source, subject.right.source];
    return { method: imageCompareRequest, parameters: { left, right, withFiles: question.withFiles } };
  }
  if (subject.kind === 'recipe') return undefined;
  const { path } = subject;
  switch (question.about) {
    case 'contents':
      return { method: imageContentsRequest, parameters: { path, image: question.image } };
    case 'folder': {
      const { image, layer, folder, order, start, count } = question;
      return { method: imageFolderRequest, parameters: { path, image, layer, folder, order, start, count } };
    }
    case 'search': {
      const { image, layer, text, count } = question;
      return { method: imageSearchRequest, parameters: { path, image, layer, text, count } };
    }
    case 'versions':
      return { method: imageFileVersionsRequest, parameters: { path, image: question.image, file: question.file } };
    case 'space':
      return { method: imageSpaceRequest, parameters: { path, image: question.image, folder: question.folder } };
    case 'verification':
      return { method: imageVerifyRequest, parameters: { path } };
    case 'comparison':
      return undefined;
  }
}
