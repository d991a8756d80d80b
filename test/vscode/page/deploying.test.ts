import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { type DeployedTestImage, deployTestImage } from '../../toolchain/deployFolder';
import { startRegistry, type TestRegistry } from '../../toolchain/registry';
import { answer, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { editorLine, notification, see, takeScreenshot } from './screen';

describe('Deploying, as a person sees it', () => {
  let workbench: Workbench;
  let registry: TestRegistry;
  let image: DeployedTestImage;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true });
    const images = join(workbench.workspace.buildFolder, 'tmp/deploy/images/qemux86-64');
    image = await deployTestImage(images, 'hello-container', 'latest');
    registry = await startRegistry();
  });
  after(() => Promise.all([workbench?.close(), registry?.stop()]));

  const row = (text: string): Locator =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const plan = (): Locator => workbench.page.locator('.monaco-dialog-box', { hasText: 'Deploy hello-container' });

  async function pickImage(): Promise<void> {
    await runCommand(workbench.page, 'Deploy Image…');
    await see(row('hello-container-latest'));
  }

  it('picks an image, asks where to, shows the plan, and then the digest', async () => {
    const { page } = workbench;
    await pickImage();
    await takeScreenshot(page, 'deploy-pick');
    await page.keyboard.press('Enter');
    await see(row('Registry…'));
    await takeScreenshot(page, 'deploy-targets');
    await page.keyboard.press('Enter');
    await answer(page, `${registry.address}/team/hello:1.0`);
    await see(plan());
    await takeScreenshot(page, 'deploy-plan');
    assert.equal(await notification(page, 'Deploying to').isVisible(), false);
    assert.match((await plan().textContent()) ?? '', /skopeo copy --all .*docker:\/\//);
    await plan().getByRole('button', { name: 'Deploy, and Do Not Ask Again' }).click();
    await see(notification(page, image.digest));
    await notification(page, 'Deploying to').waitFor({ state: 'hidden' });
    await takeScreenshot(page, 'deploy-result');
    assert.equal(await registry.digestOf('team/hello', '1.0'), image.digest);
  });

  it('offers the last target first, and does not show its plan again where that was said', async () => {
    const { page } = workbench;
    await page.keyboard.press('Escape');
    await runCommand(page, 'Notifications: Clear All Notifications');
    await pickImage();
    await page.keyboard.press('Enter');
    await see(row(`docker://${registry.address}/team/hello:1.0`));
    await takeScreenshot(page, 'deploy-recent');
    await page.keyboard.press('Enter');
    await see(notification(page, image.digest));
    assert.equal(await plan().isVisible(), false);
  });

  it('adds a container to a package of containers after a look at the line', async () => {
    const { page } = workbench;
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'Bundle Image into a Host Image…');
    await see(row('hello-container'));
    await row('hello-container').click();
    await see(row('hello-bundle'));
    await row('hello-bundle').click();
    await row('Yes').click();
    const question = page.locator('.monaco-dialog-box', { hasText: 'CONTAINER_BUNDLES:append' });
    await see(question);
    await takeScreenshot(page, 'bundle-question');
    await question.getByRole('button', { name: 'Add', exact: true }).click();
    await see(editorLine(page, 'CONTAINER_BUNDLES:append'));
    await takeScreenshot(page, 'bundle-result');
  });

  it('writes an archive where a file was chosen', async () => {
    const { page, workspace } = workbench;
    const archive = join(dirname(workspace.buildFolder), 'hello-container-latest.tar');
    await runCommand(page, 'Notifications: Clear All Notifications');
    await pickImage();
    await page.keyboard.press('Enter');
    await see(row('OCI Archive…'));
    await row('OCI Archive…').click();
    // The dialog for files proposes a name in the workspace.
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await see(plan());
    await takeScreenshot(page, 'deploy-archive-plan');
    await plan().getByRole('button', { name: 'Deploy', exact: true }).click();
    await see(notification(page, `is at ${archive}`));
    assert.ok((await stat(archive)).isFile());
  });
});
