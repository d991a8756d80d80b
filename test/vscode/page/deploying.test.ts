import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type DeployedTestImage, deployTestImage } from '../../toolchain/deployFolder';
import { startRegistry, type TestRegistry } from '../../toolchain/registry';
import { answer, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { notification, see, takeScreenshot } from './screen';

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

  it('picks an image, asks where to, and shows the digest', async () => {
    const { page } = workbench;
    await runCommand(page, 'Deploy Image to a Registry…');
    await see(page.locator('.quick-input-list .monaco-list-row', { hasText: 'hello-container-latest' }));
    await takeScreenshot(page, 'deploy-pick');
    await page.keyboard.press('Enter');
    await answer(page, `${registry.address}/team/hello:1.0`);
    await see(notification(page, image.digest));
    await notification(page, 'Copying to').waitFor({ state: 'hidden' });
    await takeScreenshot(page, 'deploy-result');
    assert.equal(await registry.digestOf('team/hello', '1.0'), image.digest);
  });
});
