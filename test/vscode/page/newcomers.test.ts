import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { bitbakeCalls } from '../fixture/bitbakeCalls';
import { useSmallCore } from '../fixture/smallCore';
import { runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { notification, see, shownPage, takeScreenshot } from './screen';

const RECIPE = 'meta-sample/recipes-containers/first-container/first-container.bb';

// Nothing is run, so no trust is needed.
describe('A newcomer, in a workspace that is not trusted', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: false, prepare: useSmallCore });
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  it('makes a container recipe by answering questions', async () => {
    const { page, workspace } = workbench;
    await runCommand(page, 'New Container Recipe…');
    await see(quickInputRow(page, 'Application image in layers'));
    await takeScreenshot(page, 'new-recipe-kind');
    await page.keyboard.press('Enter');
    await answerTo(page, 'The name of the recipe', 'busybox');
    await see(quickInput(page, 'There is a recipe called busybox already'));
    await takeScreenshot(page, 'new-recipe-name');
    await answerTo(page, 'There is a recipe called busybox already', 'first-container');
    await answerTo(page, 'What is installed into it', 'curl');
    await see(quickInputRow(page, 'hello-container'));
    await takeScreenshot(page, 'new-recipe-base');
    await page.keyboard.press('Enter');
    await answerTo(page, 'The program that the container starts', '/usr/bin/curl');
    await answerTo(page, 'What /usr/bin/curl is given', '--version');
    await see(notification(page, 'first-container is written'));
    assert.match(readFileSync(join(workspace.folder, RECIPE), 'utf8'), /^OCI_IMAGE_ENTRYPOINT = "\/usr\/bin\/curl"$/m);
    assert.deepEqual(bitbakeCalls(workspace.environment), []);
  });

  it('sees the recipe, and beside it what to do next', async () => {
    const { page } = workbench;
    await see(page.locator('.view-line', { hasText: 'OCI_IMAGE_ENTRYPOINT = "/usr/bin/curl"' }).first());
    await see(shownPage(page).getByText('bitbake first-container'));
    await takeScreenshot(page, 'new-recipe-next-steps');
  });

  it('is kept from writing over a recipe', async () => {
    const { page, workspace } = workbench;
    const before = readFileSync(join(workspace.folder, RECIPE), 'utf8');
    await focusRecipe(page);
    await runCommand(page, 'New Container Recipe…');
    await see(quickInputRow(page, 'Base image'));
    await page.keyboard.press('Enter');
    await answerTo(page, 'The name of the recipe', 'first-container');
    await see(quickInput(page, 'There is a recipe called first-container already'));
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    assert.equal(readFileSync(join(workspace.folder, RECIPE), 'utf8'), before);
  });

  it('finds the page about a variable by a word of what it is for', async () => {
    const { page } = workbench;
    await focusRecipe(page);
    await runCommand(page, 'Search Documentation…');
    await see(quickInputRow(page, 'variable'));
    await page.keyboard.type('layers of the image');
    await see(quickInputRow(page, 'OCI_LAYERS'));
    await takeScreenshot(page, 'documentation-search');
    await page.keyboard.press('Enter');
    await see(page.locator('.tab.active', { hasText: 'OCI_LAYERS' }));
    await see(shownPage(page).getByRole('heading', { name: 'OCI_LAYERS' }));
    await takeScreenshot(page, 'documentation-page');
  });

  it('goes from page to page, and back', async () => {
    const { page } = workbench;
    await shownPage(page).getByRole('link', { name: 'inherit image-oci' }).click();
    await see(shownPage(page).getByRole('heading', { name: 'image-oci' }));
    await takeScreenshot(page, 'documentation-links');
    await shownPage(page).getByRole('link', { name: 'container-nonroot-user' }).click();
    await see(shownPage(page).getByRole('heading', { name: 'container-nonroot-user' }));
    await shownPage(page).getByRole('link', { name: '← image-oci' }).click();
    await shownPage(page).getByRole('link', { name: '← OCI_LAYERS' }).click();
    await see(shownPage(page).getByRole('heading', { name: 'OCI_LAYERS' }));
  });

  it('is told what to do where nothing is found', async () => {
    const { page } = workbench;
    await shownPage(page).getByRole('link', { name: 'Search documentation' }).click();
    await see(quickInputRow(page, 'variable'));
    await page.keyboard.type('qqzz');
    await quickInputRow(page, 'variable').waitFor({ state: 'hidden' });
    await see(quickInputRow(page, 'Search the manuals of the Yocto Project'));
    await takeScreenshot(page, 'documentation-nothing');
    await page.keyboard.press('Escape');
  });

  it('follows the walkthrough', async () => {
    const { page } = workbench;
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await see(quickInputRow(page, 'Your First Container Image'));
    await page.keyboard.type('Your First Container Image');
    await page.keyboard.press('Enter');
    const step = (title: string) => page.locator('.getting-started-step', { hasText: title });
    await see(step('Write a recipe'));
    // There is one build folder in the workspace, and it is used unasked.
    await see(step('Set up').locator('.codicon-getting-started-step-checked'));
    await takeScreenshot(page, 'walkthrough');
  });
});

/** A key that is pressed while the focus moves to or from a preview is lost. */
async function focusRecipe(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await see(page.locator('.editor-group-container.active .monaco-editor.focused'));
}

async function answerTo(page: Page, prompt: string, text: string): Promise<void> {
  await see(quickInput(page, prompt));
  await page.locator('.quick-input-widget input').first().fill(text);
  await page.keyboard.press('Enter');
}

function quickInput(page: Page, text: string): Locator {
  return page.locator('.quick-input-widget', { hasText: text }).first();
}

function quickInputRow(page: Page, text: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
}
