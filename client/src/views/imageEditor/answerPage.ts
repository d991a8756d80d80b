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
  type RecipeImage,
  recipeImageRequest,
} from '../../imageProtocol';
import type { Answers, EditorMessage, PageAction, PageMessage, Question, Shown } from '../../images/editorMessages';
import type { Session } from '../../session';
import { recipeOfImage } from '../../toolchain/deployedImages';
import type { WatchedInventory } from '../images/imageInventory';
import { type ImageSubject, nameOfSource } from './imageSubject';

const copiedMs = 3000;

/** Until the page is closed. */
export function answerPage(webview: Webview, subject: ImageSubject, session: Session): Disposable {
  const waitedFor = new Map<number, CancellationTokenSource>();
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

  const listening = webview.onDidReceiveMessage((message: PageMessage) => {
    switch (message.kind) {
      case 'ready':
        void shownOf(subject, session).then((shown) => send({ kind: 'show', shown }));
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
  return new Disposable(() => {
    listening.dispose();
    for (const cancellation of waitedFor.values()) cancellation.cancel();
  });
}

async function shownOf(subject: ImageSubject, { server, images }: Session): Promise<Shown> {
  switch (subject.kind) {
    case 'comparison': {
      const { left, right } = subject;
      const canCompareFiles = left.kind === 'image' && right.kind === 'image';
      return { kind: 'comparison', left: nameOfSource(left), right: nameOfSource(right), canCompareFiles };
    }
    case 'recipe': {
      const { recipe: name } = subject;
      const preview = await server.request<RecipeImage | null>(recipeImageRequest, { recipe: name });
      const known = await images.current();
      const names = known.recipes.map((recipe) => recipe.name);
      const isBuilt = known.images.some((image) => recipeOfImage(image, names) === name);
      return { kind: 'recipe', name, preview, isBuilt };
    }
    case 'image': {
      const [opened, recipe] = await Promise.all([
        server.request<OpenImageResult>(openImageRequest, { path: subject.path }),
        recipeOf(subject, images),
      ]);
      return { kind: 'image', name: subject.label, recipe: recipe ?? null, opened };
    }
  }
}

/** The recipe that a subject is about, or that an image is called after. */
async function recipeOf(subject: ImageSubject, images: WatchedInventory): Promise<string | undefined> {
  if (subject.kind === 'comparison') return undefined;
  if (subject.kind === 'recipe' || subject.recipe !== undefined) return subject.recipe;
  const { recipes } = await images.current();
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
    case 'verification':
      return { method: imageVerifyRequest, parameters: { path } };
    case 'comparison':
      return undefined;
  }
}

async function act(action: PageAction, subject: ImageSubject, session: Session): Promise<void> {
  const run = (command: string, choice: object) => commands.executeCommand(`metavirt.${command}`, choice);
  if (action.kind === 'copy') {
    await env.clipboard.writeText(action.text);
    window.setStatusBarMessage('$(check) Copied', copiedMs);
    return;
  }
  if (subject.kind === 'comparison') {
    if (action.kind === 'swap') await run('compareImages', { left: subject.right, right: subject.left });
    return;
  }
  const recipe = await recipeOf(subject, session.images);
  const ofRecipe = recipe === undefined ? {} : { recipe };
  const choice = subject.kind === 'image' ? { layout: subject.path, ...ofRecipe } : ofRecipe;
  switch (action.kind) {
    case 'deploy':
      await run('deployImage', choice);
      break;
    case 'build':
      await run('buildImage', ofRecipe);
      break;
    case 'openRecipe':
      await run('openImageRecipe', ofRecipe);
      break;
    case 'openImage':
      await run('openImage', ofRecipe);
      break;
    case 'compare':
      await run('compareImages', choice);
      break;
    case 'compareWithRecipe':
      await run('compareImageWithRecipe', choice);
      break;
    case 'explain':
      await explain(action.variable, recipe, session);
      break;
    case 'swap':
      break;
  }
}

async function explain(variable: string, recipe: string | undefined, { images }: Session): Promise<void> {
  const file = (await images.current()).recipes.find(({ name }) => name === recipe)?.path;
  if (file !== undefined) await commands.executeCommand('metavirt.explainVariable', { file, name: variable });
}
