/** Tells what came of a build, and offers what is next. */
import { commands, window } from 'vscode';
import { type ImageRecipe, type ImagesResult, imagesRequest } from '../../protocol';
import type { Session } from '../../session';
import type { BuildResult } from '../../tasks/buildRun';
import { summaryOfMessage } from '../../toolchain/bitbakeMessageSummary';
import { type BuildTarget, targetName } from '../../toolchain/buildTarget';
import { runInQemu } from './runInQemu';

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

/** A host image is run; a container image goes to a registry. */
async function tellSuccess(session: Session, { recipe, task }: BuildTarget, buildFolder: string): Promise<void> {
  if (recipe === undefined) return void window.showInformationMessage('All recipes are parsed without an error.');
  if (task !== undefined) return void window.showInformationMessage(`do_${task} of ${recipe} is done.`);
  const isHost = (await imageNamed(session, recipe))?.kind === 'host';
  const next = isHost ? 'Run in QEMU' : 'Deploy…';
  const choice = await window.showInformationMessage(`${recipe} is built.`, next);
  if (choice !== next) return;
  if (isHost) await runInQemu(session, recipe, buildFolder);
  else await commands.executeCommand('metavirt.deployImage', { recipe });
}

async function tellFailure(target: BuildTarget, { findings }: BuildResult): Promise<void> {
  const problems = 'Show Problems';
  const firstError = findings.find((finding) => finding.severity === 'error')?.message ?? '';
  const failure = target.recipe === undefined ? 'The recipes were not parsed.' : `${failureOf(target)}.`;
  const message = `${failure} ${summaryOfMessage(firstError)}`.trim();
  const choice = await window.showErrorMessage(message, problems);
  if (choice === problems) await commands.executeCommand('workbench.actions.view.problems');
}

function failureOf(target: BuildTarget): string {
  return target.task === undefined ? `${targetName(target)} was not built` : `${targetName(target)} failed`;
}

async function imageNamed({ server }: Session, target: string): Promise<ImageRecipe | undefined> {
  const name = target.replace(/^mc:[^:]*:/, '');
  return (await server.request<ImagesResult>(imagesRequest, {}))?.recipes.find((image) => image.name === name);
}
