/** Lets the walkthrough tick a step off that the user may have done without it. */
import { commands, type Disposable } from 'vscode';
import type { Session } from '../session';

/** Named in package.json as what completes the step about the build folder. */
const contextKey = 'metavirt.hasBuildFolder';

export function tellWalkthroughOfBuildFolder({ buildFolder }: Session): Disposable {
  const tell = (folder: string | undefined) =>
    void commands.executeCommand('setContext', contextKey, folder !== undefined);
  tell(buildFolder.current());
  return buildFolder.onDidChange(tell);
}
