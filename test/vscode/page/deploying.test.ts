import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { type DeployedTestImage, deployNewerImage, deployTestImage } from '../../toolchain/deployFolder';
import { startRegistry, type TestRegistry } from '../../toolchain/registry';
import type { SampleWorkspace } from '../fixture/sampleWorkspace';
import { answer, clearNotifications, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { editorLine, notification, see, takeScreenshot } from './screen';

describe('Deploying, as a person sees it', () => {
  let workbench: Workbench;
  let registry: TestRegistry;
  let image: DeployedTestImage;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: useRecordingKubectl });
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
    await clearNotifications(page);
    await pickImage();
    await page.keyboard.press('Enter');
    await see(row(`docker://${registry.address}/team/hello:1.0`));
    await takeScreenshot(page, 'deploy-recent');
    await page.keyboard.press('Enter');
    await see(notification(page, image.digest));
    assert.equal(await plan().isVisible(), false);
  });

  it('deploys again what is built by now, and asks nothing', async () => {
    const { page } = workbench;
    for (const words of ['built anew', 'built once more']) {
      const digest = await deployNewerImage(image, 'latest', words);
      await clearNotifications(page);
      await runCommand(page, 'Deploy Image Again');
      await see(notification(page, digest));
      assert.equal(await plan().isVisible(), false);
      assert.equal(await registry.digestOf('team/hello', '1.0'), digest);
      image = { ...image, digest };
    }
    await see(notification(page, 'hello-container-latest is at'));
  });

  it('puts the image into a manifest of the workspace, and applies that after a look at the plan', async () => {
    const { page, workspace } = workbench;
    const manifest = join(workspace.folder, 'app.yaml');
    await writeFile(manifest, 'kind: Pod # one\nspec:\n  containers:\n    - image: old # this\n');
    await notification(page, image.digest).getByRole('button', { name: 'Apply a Manifest…' }).click();
    await see(row('app.yaml'));
    await takeScreenshot(page, 'manifest-pick');
    await row('app.yaml').click();
    await see(plan());
    await takeScreenshot(page, 'manifest-plan');
    // That the target was trusted says nothing of what is applied.
    assert.match((await plan().textContent()) ?? '', /kubectl apply --filename \S+\/app\.yaml/);
    await plan().getByRole('button', { name: 'Deploy', exact: true }).click();
    await see(notification(page, 'app.yaml names it there and is applied'));
    await notification(page, 'Deploying to').waitFor({ state: 'hidden' });
    await takeScreenshot(page, 'manifest-result');
    const reference = `${registry.address}/team/hello:1.0@${image.digest}`;
    const text = `kind: Pod # one\nspec:\n  containers:\n    - image: ${reference} # this\n`;
    assert.equal(await readFile(manifest, 'utf8'), text);
    assert.equal(await readFile(join(workspace.folder, '../applied'), 'utf8'), text);
  });

  it('adds a container to a package of containers after a look at the line', async () => {
    const { page } = workbench;
    await clearNotifications(page);
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
    await clearNotifications(page);
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

/** Keeps what it is to apply beside the workspace, for there is no cluster. */
function useRecordingKubectl({ folder }: SampleWorkspace): void {
  const kubectl = join(folder, '../kubectl');
  const script = `#!/bin/sh\n[ "$1 $2" = 'apply --filename' ] && cp "$3" '${join(folder, '../applied')}'\n`;
  writeFileSync(kubectl, script, { mode: 0o755 });
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'metavirt.programs': { kubectl } }));
}
