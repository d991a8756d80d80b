/** From a recipe to its running container with the real BitBake, umoci, skopeo and podman, as a person goes that way in VS Code. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { startRegistry, type TestRegistry } from '../toolchain/registry';
import { bitbakeCalls } from '../vscode/fixture/bitbakeCalls';
import type { SampleWorkspace } from '../vscode/fixture/sampleWorkspace';
import { answer, openFile, runCommand } from '../vscode/page/keyboard';
import { openWorkbench, type Workbench } from '../vscode/page/openWorkbench';
import { notification, see, shownPage, takeScreenshot } from '../vscode/page/screen';
import { bitbakeVariables, checkout, createBuildFolder } from './ownBuild';

describe(`Building from the palette with the BitBake in ${checkout}, as a person sees it`, () => {
  let workbench: Workbench;
  let registry: TestRegistry;
  before(async () => {
    registry = await startRegistry();
    workbench = await openWorkbench({ isTrusted: true, prepare: useOwnLayer });
  });
  after(async () => {
    await workbench?.workspace.containerHost.remove();
    await Promise.all([workbench?.close(), registry?.stop()]);
  });

  const row = (text: string): Locator =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const viewRow = (text: string): Locator =>
    workbench.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();

  it('shows the recipe before anything is built', async () => {
    const { page } = workbench;
    await page.locator('.activitybar').getByRole('tab', { name: 'Meta-Virtualization' }).click();
    await page.mouse.move(700, 400);
    await see(viewRow('hello-container'));
    await see(page.getByText('Nothing is built yet'));
    await openFile(page, 'hello-container_1.0.bb');
    await see(page.locator('.codelens-decoration', { hasText: 'entrypoint /bin/hello' }));
    await takeScreenshot(page, 'bitbake-nothing-built');
  });

  it('tells how far the build is, and that the image is built', async () => {
    const { page, workspace } = workbench;
    await runCommand(page, 'Build Image…');
    const progress = page.locator('.notification-list-item', {
      hasText: /1 of 3 tasks · do_image_oci of hello-container \d+ %/,
    });
    await see(progress.first());
    await takeScreenshot(page, 'bitbake-progress');
    await see(notification(page, 'hello-container is built'));
    assert.deepEqual(bitbakeCalls(workspace.environment), []);
  });

  it('shows the image among the images as soon as it is there, and opens it', async () => {
    const { page } = workbench;
    const image = viewRow('hello-container-latest');
    await see(image);
    await see(viewRow('hello-container').filter({ hasText: 'just now' }));
    await takeScreenshot(page, 'bitbake-built');
    await image.click();
    const shown = shownPage(page);
    await see(shown.getByRole('heading', { name: 'hello-container-latest' }));
    await see(shown.getByText('/bin/hello', { exact: true }));
    await takeScreenshot(page, 'bitbake-image');
    await shown.getByRole('tab', { name: 'Layers and Files' }).click();
    await see(shown.getByRole('treeitem', { name: /^srv, folder/ }));
    await takeScreenshot(page, 'bitbake-image-files');
  });

  it('deploys it to a registry after a look at the plan', async () => {
    const { page, workspace } = workbench;
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'Deploy Image…');
    await see(row('hello-container-latest'));
    await page.keyboard.press('Enter');
    await see(row('Registry…'));
    await row('Registry…').click();
    await answer(page, `${registry.address}/team/hello:1.0`);
    const plan = page.locator('.monaco-dialog-box', { hasText: 'Deploy hello-container' });
    await see(plan);
    await takeScreenshot(page, 'bitbake-deploy-plan');
    await plan.getByRole('button', { name: 'Deploy', exact: true }).click();
    const digest = await digestOfBuiltImage(workspace);
    await see(notification(page, digest));
    await takeScreenshot(page, 'bitbake-deployed');
    assert.equal(await registry.digestOf('team/hello', '1.0'), digest);
  });

  it('runs it, and shows what it says', async () => {
    const { page } = workbench;
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'Run Image…');
    await see(row('hello-container-latest'));
    await row('hello-container-latest').click();
    await see(row('/bin/hello /srv'));
    await takeScreenshot(page, 'bitbake-run-form');
    await row('/bin/hello /srv').click();
    const running = notification(page, 'hello-container-latest is running on port');
    await see(running);
    const [, port] = /on port (\d+)/.exec((await running.textContent()) ?? '') ?? [];
    const terminal = page.locator('.terminal-wrapper.active .xterm-rows');
    await see(terminal.getByText('hello from hello-container 1.0'));
    assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'A page of hello-container\n');
    await see(terminal.getByText('response:200'));
    await takeScreenshot(page, 'bitbake-running');
  });
});

/** Puts the layer of these tests in the place of the sample, with a script for the build folder as bitbake-setup writes one. */
async function useOwnLayer({ folder }: SampleWorkspace): Promise<void> {
  for (const name of ['meta-sample', 'build']) await rm(join(folder, name), { recursive: true });
  const buildFolder = await createBuildFolder(folder);
  const variables = Object.entries(bitbakeVariables).map(([name, value]) => `export ${name}=${value}\n`);
  const script = `${variables.join('')}export PATH="${join(checkout, 'bin')}:$PATH"\n`;
  await writeFile(join(buildFolder, 'init-build-env'), script);
}

async function digestOfBuiltImage({ buildFolder }: SampleWorkspace): Promise<string> {
  const layout = join(buildFolder, 'tmp/deploy/images/qemux86-64/hello-container-latest-oci');
  const index: unknown = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8'));
  return (index as { readonly manifests: readonly [{ readonly digest: string }] }).manifests[0].digest;
}
