/** What the buttons of an image editor's page do. */
import { commands, env, window } from 'vscode';
import type { CompareImageFileArguments } from '../../commands/compareImageFile';
import type { PageAction } from '../../images/editorMessages';
import type { ImageFilePlace } from '../../images/imageFilePlace';
import type { Session } from '../../session';
import type { ImageSubject, NamedSource } from './imageSubject';
import { recipeOf } from './shownSubject';

const copiedMs = 3000;

export async function act(action: PageAction, subject: ImageSubject, session: Session): Promise<void> {
  const run = (command: string, choice: object) => commands.executeCommand(`metavirt.${command}`, choice);
  if (action.kind === 'copy') {
    await env.clipboard.writeText(action.text);
    window.setStatusBarMessage('$(check) Copied', copiedMs);
    return;
  }
  if (subject.kind === 'comparison') {
    if (action.kind === 'swap') await run('compareImages', { left: subject.right, right: subject.left });
    if (action.kind === 'compareFile') await run('compareImageFile', comparedFile(action, subject));
    return;
  }
  const recipe = await recipeOf(subject, session.images);
  const ofRecipe = recipe === undefined ? {} : { recipe };
  const choice = subject.kind === 'image' ? { layout: subject.path, label: subject.label, ...ofRecipe } : ofRecipe;
  switch (action.kind) {
    case 'openFile':
      await run('openImageFile', { ...choice, image: action.image, layer: action.layer, file: action.file });
      break;
    case 'compareVersions':
      await run('compareImageFile', { ...choice, image: action.image, file: action.file });
      break;
    case 'run':
      await run('runImage', choice);
      break;
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
    case 'compareFile':
    case 'swap':
      break;
  }
}

/** The file on the sides that have it. */
function comparedFile(
  { file, left, right }: Extract<PageAction, { readonly kind: 'compareFile' }>,
  subject: Extract<ImageSubject, { readonly kind: 'comparison' }>,
): CompareImageFileArguments {
  const on = ({ label, source }: NamedSource, image: string | null): ImageFilePlace | undefined =>
    source.kind === 'image' && image !== null ? { layout: source.path, label, image, layer: null, file } : undefined;
  const [one, other] = [on(subject.left, left), on(subject.right, right)];
  return { ...(one && { left: one }), ...(other && { right: other }) };
}

async function explain(variable: string, recipe: string | undefined, { images }: Session): Promise<void> {
  const file = (await images.current()).recipes.find(({ name }) => name === recipe)?.path;
  if (file !== undefined) await commands.executeCommand('metavirt.explainVariable', { file, name: variable });
}
