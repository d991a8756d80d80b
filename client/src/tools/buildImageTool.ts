/** `metavirt_build_image`: builds a recipe in the chosen build folder, after VS Code has asked the user. */
import { buildImage } from '../commands/buildImage';
import type { Session } from '../session';

export async function buildImageTool(session: Session, { recipe }: { readonly recipe: string }): Promise<string> {
  // The command would ask for a folder, and the chat waits.
  const buildFolder = session.buildFolder.current();
  if (buildFolder === undefined) return 'No build folder is chosen: run "Meta-Virtualization: Select Build Folder…".';
  const result = await buildImage(session, { recipe, buildFolder });
  if (!result) return `${recipe} was not built: the workspace is not trusted, or BitBake could not be started.`;
  if (result.interrupted) return `The build of ${recipe} was interrupted.`;
  const findings = result.findings.map(({ severity, message }) => `${severity}: ${message}`);
  return [result.exitCode === 0 ? `${recipe} is built.` : `${recipe} was not built.`, ...findings].join('\n');
}
