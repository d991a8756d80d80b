import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bitbakeCalls, replayRecording } from '../fixture/bitbakeCalls';
import { openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { notification, see, takeScreenshot } from './screen';

describe('Building, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      isTrusted: true,
      prepare: ({ folder }) => writeFileSync(join(folder, 'container-registry-index.bb'), 'LICENSE = "MIT"\n'),
    });
    await openFile(workbench.page, 'hello-container.bb');
  });
  after(() => workbench?.close());

  it('shows how far the build is, and stops it when asked to', async () => {
    const { page, workspace } = workbench;
    replayRecording('interrupt-once.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    await see(notification(page, 'task 5 of 12'));
    await takeScreenshot(page, 'build-progress');
    await notification(page, 'task 5 of 12').getByRole('button', { name: 'Cancel' }).click();
    // Uninterrupted, the stand-in would have it shown for twenty seconds, and then fail.
    await notification(page, 'Building hello-container').waitFor({ state: 'hidden', timeout: 10_000 });
    assert.equal(await notification(page, 'was not built').count(), 0);
    await page
      .locator('.terminal-tab .codicon-modifier-spin, .single-terminal-tab .codicon-modifier-spin')
      .waitFor({ state: 'hidden' });
  });

  it('names the first error and shows it among the problems', async () => {
    const { page, workspace } = workbench;
    replayRecording('parse-quote-build.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    const failure = notification(page, 'was not built');
    await see(failure);
    await failure.getByRole('button', { name: 'Show Problems' }).click();
    await see(page.locator('.markers-panel', { hasText: 'unparsed line' }));
    await takeScreenshot(page, 'build-problem');
  });

  it('says that the image is built', async () => {
    const { page, workspace } = workbench;
    replayRecording('success.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    await see(notification(page, 'is built'));
    await notification(page, 'Building hello-container').waitFor({ state: 'hidden' });
    await takeScreenshot(page, 'build-success');
  });

  it('asks whether to push, where a build would only say how to', async () => {
    const { page, workspace } = workbench;
    replayRecording('success.txt', workspace.environment);
    await openFile(page, 'container-registry-index.bb');
    await runCommand(page, 'Build Image…');
    await page.locator('.quick-input-list').getByText('open recipe').click();
    const question = page.locator('.monaco-dialog-box', { hasText: 'only prints how to push' });
    await see(question);
    await takeScreenshot(page, 'build-registry-index');
    await question.getByRole('button', { name: 'Push the Images' }).click();
    await see(notification(page, 'container-registry-index is built'));
    assert.deepEqual(
      bitbakeCalls(workspace.environment).map((call) => call.arguments),
      [['-c', 'container_registry_index', 'container-registry-index']],
    );
  });
});
