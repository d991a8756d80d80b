/** Answers the page of one image editor, and does what its buttons say. */
import { basename } from 'node:path';
import { CancellationTokenSource, commands, Disposable, env, type Webview, window } from 'vscode';
import {
  imageCompareRequest,
  imageContentsRequest,
  imageFolderRequest,
  imageSearchRequest,
  imageVerifyRequest,
  type OpenImageResult,
  openImageRequest,
} from '../../imageProtocol';
import type { Answers, EditorMessage, PageAction, PageMessage, Question, Shown } from '../../images/editorMessages';
import { type ImagesResult, imagesRequest } from '../../protocol';
import type { Server } from '../../server';
import { recipeOfImage } from '../../toolchain/deployedImages';
import { type ImageSubject, nameOfSource } from './imageSubject';

/** Until the page is closed. */
export function answerPage(webview: Webview, subject: ImageSubject, server: Server): Disposable {
  const waitedFor = new Map<number, CancellationTokenSource>();
  const send = (message: EditorMessage) => void webview.postMessage(message);

  async function answer(id: number, question: Question): Promise<void> {
    const request = requestFor(question, subject);
    if (!request) return;
    const cancellation = new CancellationTokenSource();
    waitedFor.set(id, cancellation);
    const answered = await server.followedRequest<NonNullable<Answers[keyof Answers]>>(
      request.method,
      request.parameters,
      cancellation.token,
      (percent, message) => send({ kind: 'progress', id, percent, message }),
    );
    waitedFor.delete(id);
    cancellation.dispose();
    send({ kind: 'answer', id, answer: answered });
  }

  const listening = webview.onDidReceiveMessage((message: PageMessage) => {
    switch (message.kind) {
      case 'ready':
        void shownOf(subject, server).then((shown) => send({ kind: 'show', shown }));
        break;
      case 'ask':
        void answer(message.id, message.question);
        break;
      case 'giveUp':
        waitedFor.get(message.id)?.cancel();
        break;
      case 'act':
        void act(message.action, subject, server);
        break;
    }
  });
  return new Disposable(() => {
    listening.dispose();
    for (const cancellation of waitedFor.values()) cancellation.cancel();
  });
}

async function shownOf(subject: ImageSubject, server: Server): Promise<Shown> {
  if (subject.kind === 'comparison') {
    const { left, right } = subject;
    const canCompareFiles = left.kind === 'image' && right.kind === 'image';
    return { kind: 'comparison', left: nameOfSource(left), right: nameOfSource(right), canCompareFiles };
  }
  const [opened, recipe] = await Promise.all([
    server.request<OpenImageResult>(openImageRequest, { path: subject.path }),
    recipeOf(subject, server),
  ]);
  return { kind: 'image', name: subject.label, recipe: recipe ?? null, opened };
}

async function recipeOf(subject: ImageSubject, server: Server): Promise<string | undefined> {
  if (subject.kind === 'comparison') return undefined;
  if (subject.recipe !== undefined) return subject.recipe;
  const recipes = (await server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  return recipeOfImage(
    { name: basename(subject.path) },
    recipes.map(({ name }) => name),
  );
}

interface ServerRequest {
  readonly method: string;
  readonly parameters: object;
}

/** The page says what of the image it wants, and never which file. */
function requestFor(question: Question, subject: ImageSubject): ServerRequest | undefined {
  if (subject.kind === 'comparison') {
    if (question.about !== 'comparison') return undefined;
    const { left, right } = subject;
    return { method: imageCompareRequest, parameters: { left, right, withFiles: question.withFiles } };
  }
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
    case 'verification':
      return { method: imageVerifyRequest, parameters: { path } };
    case 'comparison':
      return undefined;
  }
}

async function act(action: PageAction, subject: ImageSubject, server: Server): Promise<void> {
  if (action.kind === 'copy') {
    await env.clipboard.writeText(action.text);
    window.setStatusBarMessage('$(check) Copied', 3000);
    return;
  }
  if (subject.kind === 'comparison') {
    const swapped = { left: subject.right, right: subject.left };
    if (action.kind === 'swap') await commands.executeCommand('metavirt.compareImages', swapped);
    return;
  }
  const { path: layout } = subject;
  const recipe = await recipeOf(subject, server);
  switch (action.kind) {
    case 'deploy':
      await commands.executeCommand('metavirt.deployImage', { layout });
      break;
    case 'build':
      if (recipe !== undefined) await commands.executeCommand('metavirt.buildImage', { recipe });
      break;
    case 'openRecipe':
      if (recipe !== undefined) await commands.executeCommand('metavirt.openImageRecipe', { recipe });
      break;
    case 'compare':
      await commands.executeCommand('metavirt.compareImages', { layout });
      break;
    case 'compareWithRecipe':
      if (recipe !== undefined) await commands.executeCommand('metavirt.compareImageWithRecipe', { layout, recipe });
      break;
    case 'swap':
      break;
  }
}
