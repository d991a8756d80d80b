import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { deployImages, useAllKindsOfImages } from '../fixture/deployedImages';
import { workbenchAddress } from '../workbench/workbenchAddress';
import { runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { see, shownPage, takeScreenshot } from './screen';

describe('Images, as a person sees them', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: useAllKindsOfImages });
    await showImages(workbench.page);
  });
  after(() => workbench?.close());

  it('stand with their recipes before anything is built, and it is said what to do', async () => {
    const { page } = workbench;
    await see(row(page, 'hello-container'));
    await see(row(page, 'Host Images'));
    await see(page.getByText('Nothing is built yet'));
    await takeScreenshot(page, 'images-nothing-built');
  });

  it('show as soon as a build has deployed them', async () => {
    const { page, workspace } = workbench;
    await deployImages(workspace);
    await see(row(page, 'hello-container-latest'));
    await see(row(page, 'curl-container-8.5'));
    await see(row(page, 'hello-everywhere-multiarch'));
    await see(row(page, 'hello-host').filter({ hasText: 'now' }));
    await takeScreenshot(page, 'images-built');
  });

  it('are gone over with the keyboard, and open in the image editor', async () => {
    const { page } = workbench;
    await runCommand(page, 'Focus on Images View');
    const focused = page.locator('.sidebar .monaco-list:focus .monaco-list-row.focused');
    await goDownTo(page, focused.filter({ hasText: 'hello-container' }));
    await page.keyboard.press('ArrowRight');
    await see(page.locator('.sidebar .monaco-list:focus .monaco-list-row', { hasText: 'older' }));
    await takeScreenshot(page, 'images-of-recipe');
    await page.keyboard.press('ArrowDown');
    await see(focused.filter({ hasText: 'hello-container-latest' }));
    await page.keyboard.press('Enter');
    await see(shownPage(page).getByRole('heading', { name: 'hello-container-latest' }));
    await takeScreenshot(page, 'images-opened');
  });

  it('have a menu with what can be done with each', async () => {
    const { page } = workbench;
    await row(page, 'hello-container-latest').click({ button: 'right' });
    const menu = page.locator('.context-view .monaco-menu');
    for (const words of ['Open Image…', 'Compare Image with Its Recipe', 'Copy Digest', 'Deploy Image']) {
      await see(menu.getByRole('menuitem', { name: words }));
    }
    await takeScreenshot(page, 'images-menu');
    await page.keyboard.press('Escape');
  });

  it('go from the view with their files', async () => {
    const { page, workspace } = workbench;
    rmSync(join(workspace.buildFolder, 'tmp-arm'), { recursive: true });
    await row(page, 'curl-container-8.5').waitFor({ state: 'detached' });
    assert.equal(await row(page, 'curl-container-8.5').count(), 0);
  });
});

describe('The views of images without layers and without a build folder', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      isTrusted: true,
      prepare: ({ folder }) => {
        rmSync(join(folder, 'meta-sample'), { recursive: true });
        rmSync(join(folder, 'build'), { recursive: true });
        // Of two build folders, none is taken unasked.
        for (const name of ['build', 'build-other']) {
          mkdirSync(join(folder, name, 'conf'), { recursive: true });
          writeFileSync(join(folder, name, 'conf/bblayers.conf'), 'BBLAYERS = ""\n');
        }
      },
    });
    await showContainer(workbench.page);
  });
  after(() => workbench?.close());

  it('say what to do', async () => {
    const { page } = workbench;
    await see(page.getByText('No layer was found'));
    await see(page.getByText('No build folder is chosen.'));
    await takeScreenshot(page, 'images-no-layers');
  });

  it('ask for a folder where none is open', async () => {
    const { page } = workbench;
    await page.goto(workbenchAddress(new URL(page.url()).host, {}));
    await showContainer(page);
    await see(page.getByText('Open the folder that your layers are in'));
    await takeScreenshot(page, 'images-no-folder');
  });
});

/** Goes down from the first row. The view goes there by itself a moment after it is shown, and takes back what keys did before. */
async function goDownTo(page: Page, wanted: Locator): Promise<void> {
  const mostRows = 5;
  for (let attempt = 0; attempt < mostRows && !(await wanted.isVisible()); attempt += 1) {
    await page.keyboard.press('ArrowDown');
    await wanted.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
  await see(wanted);
}

async function showImages(page: Page): Promise<void> {
  await showContainer(page);
  await see(row(page, 'Container Images'));
}

async function showContainer(page: Page): Promise<void> {
  await page.locator('.activitybar').getByRole('tab', { name: 'Meta-Virtualization' }).click();
  // The name of what the pointer rests on would lie over the rows.
  await page.mouse.move(700, 400);
}

/** The rows of the views, told by their text. */
function row(page: Page, text: string): Locator {
  return page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
}
