import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { deployImages } from '../fixture/deployedImages';
import { useSmallCore } from '../fixture/smallCore';
import { runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { see, takeScreenshot } from './screen';

describe('Images, as a person sees them', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: useSmallCore });
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
    await takeScreenshot(page, 'images-built');
  });

  it('are gone over with the keyboard, down to the files of each', async () => {
    const { page } = workbench;
    await row(page, 'hello-container').first().click();
    await runCommand(page, 'Focus on Images View');
    await page.keyboard.type('hello-container');
    await page.keyboard.press('ArrowRight');
    await see(row(page, 'older build'));
    await takeScreenshot(page, 'images-of-recipe');
  });

  it('go from the view with their files', async () => {
    const { page, workspace } = workbench;
    rmSync(join(workspace.buildFolder, 'tmp-arm'), { recursive: true });
    await row(page, 'curl-container-8.5').waitFor({ state: 'detached' });
    assert.equal(await row(page, 'curl-container-8.5').count(), 0);
  });
});

async function showImages(page: Page): Promise<void> {
  await page.locator('.activitybar').getByRole('tab', { name: 'Meta-Virtualization' }).click();
  await see(row(page, 'Container Images'));
}

/** The rows of the views, told by their text. */
function row(page: Page, text: string): Locator {
  return page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
}
