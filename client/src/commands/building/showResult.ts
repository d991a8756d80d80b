/** Tells what came of a build, and offers what is next. */
import { commands, window } from 'vscode';
import { type ImageRecipe, type ImagesResult, imagesRequest } from '../../protocol';
import type { Session } from '../../session';
import type { BuildResult } from '../../tasks/buildRun';
import { type BuildTarget, targetName } from '../../toolchain/bitbake/buildTarget';
import { summaryOfMessage } from '../../toolchain/buildOutput/bitbakeMessageSummary';
import { runInQemu } from './runInQemu';

const longestMessage = 160;

export async function showResult(
  session: Session,
  target: BuildTarget,
  result: BuildResult,
  buildFolder: string,
): Promise<void> {
  if (result.interrupted) return;
  if (result.exitCode === 0) await tellSuccess(session, target, buildFolder);
  else await tellFailure(target, result);
}

async function tellSuccess(session: Session, { recipe, task }: BuildTarget, buildFolder: string): Promise<void> {
  if (recipe === undefined) return void window.showInformationMessage('All recipes are parsed without an error.');
  if (task !== undefined) return void window.showInformationMessage(`do_${task} of ${recipe} is done.`);
  const offers = nextSteps(session, recipe, (await imageNamed(session, recipe))?.kind, buildFolder);
  const choice = await window.showInformationMessage(`${recipe} is built.`, ...Object.keys(offers));
  if (choice !== undefined) await offers[choice]?.();
}

/** A host image is run as a machine, a container image as a container. */
function nextSteps(
  session: Session,
  recipe: string,
  kind: ImageRecipe['kind'] | undefined,
  buildFolder: string,
): Readonly<Record<string, () => Thenable<void>>> {
  // The machine of another configuration is not the one at hand.
  if (kind === 'host' && !recipe.startsWith('mc:'))
    return { 'Run in QEMU': () => runInQemu(session, recipe, buildFolder) };
  const deploy = { 'Deploy…': () => commands.executeCommand<void>('metavirt.deployImage', { recipe }) };
  return kind === 'image'
    ? { 'Run…': () => commands.executeCommand<void>('metavirt.runImage', { recipe }), ...deploy }
    : deploy;
}

async function tellFailure(target: BuildTarget, { findings }: BuildResult): Promise<void> {
  const problems = 'Show Problems';
  const firstError = findings.find((finding) => finding.severity === 'error')?.message ?? '';
  const failure = target.recipe === undefined ? 'The recipes were not parsed.' : `${failureOf(target)}.`;
  const message = `${failure} ${shortened(summaryOfMessage(firstError))}`.trim();
  const choice = await window.showErrorMessage(message, problems);
  if (choice === problems) await commands.executeCommand('workbench.actions.view.problems');
}

/** A notification that fills half the window is not read: the whole message stands among the problems. */
function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage).trimEnd()}…`;
}

function failureOf(target: BuildTarget): string {
  return target.task === undefined ? `${targetName(target)} was not built` : `${targetName(target)} failed`;
}

async function imageNamed({ server }: Session, target: string): Promise<ImageRecipe | undefined> {
  const name = target.replace(/^mc:[^:]*:/, '');
  return (await server.request<ImagesResult>(imagesRequest, {}))?.recipes.find((image) => image.name === name);
}
