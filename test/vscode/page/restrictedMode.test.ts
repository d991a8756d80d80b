import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bitbakeCalls } from '../fixture/bitbakeCalls';
import { openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { editorLine, notification, see, takeScreenshot } from './screen';

describe('In a workspace that is not trusted', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: false });
  });
  after(() => workbench?.close());

  it('refuses to build and runs nothing', async () => {
    const { page, workspace } = workbench;
    await openFile(page, 'hello-container.bb');
    await see(editorLine(page, 'OCI_IMAGE_ENTRYPOINT'));
    await runCommand(page, 'Build Image…');
    await see(notification(page, 'needs a trusted workspace'));
    await takeScreenshot(page, 'restricted-mode');
    assert.deepEqual(bitbakeCalls(workspace.environment), []);
  });

  it('refuses to ask BitBake for values', async () => {
    const { page } = workbench;
    await runCommand(page, 'Check Values Against BitBake');
    await see(notification(page, 'Checking values against BitBake runs programs on this machine'));
  });
});
