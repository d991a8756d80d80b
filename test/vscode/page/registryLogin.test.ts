import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { type DeployedTestImage, deployTestImage } from '../../toolchain/deployFolder';
import { registryAccount, startRegistry, type TestRegistry } from '../../toolchain/registry';
import { filesWith, formsOf, shownDuring, textsWith } from '../../toolchain/secretTraces';
import { answer, clearNotifications, pauseAsPeopleDo, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { notification, see, takeScreenshot } from './screen';

describe('The password of a registry, typed in VS Code', () => {
  const mistyped = { ...registryAccount, password: 'mistyped secret' };
  let workbench: Workbench;
  let registry: TestRegistry;
  let image: DeployedTestImage;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true });
    const images = join(workbench.workspace.buildFolder, 'tmp/deploy/images/qemux86-64');
    image = await deployTestImage(images, 'hello-container', 'latest');
    registry = await startRegistry({ asksForAccount: true });
  });
  after(() => Promise.all([workbench?.close(), registry?.stop()]));

  const row = (text: string): Locator =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

  async function pickImage(): Promise<void> {
    await clearNotifications(workbench.page);
    await runCommand(workbench.page, 'Deploy Image…');
    await see(row('hello-container-latest'));
    await row('hello-container-latest').click();
  }

  async function deployWith(password: string): Promise<void> {
    const { page } = workbench;
    await pickImage();
    await see(row('Registry…'));
    await row('Registry…').click();
    await answer(page, `${registry.address}/team/hello:1.0`);
    await page.getByRole('button', { name: 'Deploy, and Do Not Ask Again' }).click();
    await see(page.locator('.quick-input-widget', { hasText: 'User name' }));
    await answer(page, registryAccount.username);
    await see(page.locator('.quick-input-widget input[type="password"]'));
    await pauseAsPeopleDo(page);
    await answer(page, password);
  }

  it('is in no command line, environment, file, log or state of a window, neither a wrong one nor the right one', async () => {
    const { page, folder } = workbench;
    const shown = await shownDuring(async () => {
      await deployWith(mistyped.password);
      await see(notification(page, 'did not accept the ones it got'));
      await notification(page, 'Deploying to').waitFor({ state: 'hidden' });
      await takeScreenshot(page, 'login-refused');
      assert.equal(await registry.digestOf('team/hello', '1.0'), undefined);

      await deployWith(registryAccount.password);
      await see(notification(page, image.digest));
      const question = notification(page, 'Remember the password');
      await see(question);
      await notification(page, 'Deploying to').waitFor({ state: 'hidden' });
      await takeScreenshot(page, 'login-remember');
      await question.getByRole('button', { name: 'Remember' }).click();

      await pickImage();
      await row(`docker://${registry.address}/team/hello:1.0`).click();
      await see(notification(page, image.digest));
    });

    // VS Code in a browser keeps the secret storage in the memory of the page: there is no place that may hold the password.
    const state = JSON.stringify(await page.context().storageState({ indexedDB: true }));
    const secrets = [...formsOf(mistyped), ...formsOf(registryAccount)];
    assert.deepEqual(textsWith([...shown, state], secrets), []);
    assert.deepEqual(await filesWith(folder, secrets), []);

    // The address of the registry is no secret: it is found where a password would be.
    const open = [registry.address];
    assert.ok(textsWith(shown, open).some((text) => text.includes('skopeo')));
    assert.ok((await filesWith(folder, open)).some((path) => path.endsWith('.log')));
  });
});
