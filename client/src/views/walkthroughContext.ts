/** Lets the walkthrough tick a step off that the user may have done without it. */
import { commands, Disposable, type Tab, window } from 'vscode';
import type { Session } from '../session';

/** Named in package.json as what completes the step about the build folder. */
const contextKey = 'metavirt.hasBuildFolder';

/** VS Code knows the steps of a walkthrough only a moment after its page is there. */
const pageLoadingMs = 1500;

/**
 * VS Code ticks a step off at the moment at which its key turns true, and never if the key was true before the steps were known. So it turns
 * true anew whenever a page like that of the walkthrough shows.
 */
export function tellWalkthroughOfBuildFolder({ buildFolder }: Session): Disposable {
  let timer: NodeJS.Timeout | undefined;
  async function tell(): Promise<void> {
    if (buildFolder.current() === undefined) return;
    await commands.executeCommand('setContext', contextKey, true);
    await commands.executeCommand('setContext', contextKey, false);
  }
  const tellSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), pageLoadingMs);
  };
  if (window.tabGroups.all.some(({ tabs }) => tabs.some(isOwnPageOfEditor))) tellSoon();
  return Disposable.from(
    buildFolder.onDidChange(tellSoon),
    window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
      if ([...opened, ...changed].some(isOwnPageOfEditor)) tellSoon();
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}

/** Of its own pages, such as the walkthrough's, VS Code tells extensions no more than their titles. */
function isOwnPageOfEditor({ input }: Tab): boolean {
  return input === undefined;
}
