import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { answerInBitBakesPlace, useSmallCore } from '../fixture/smallCore';
import { answer, openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { seeHover } from './pointer';
import { editorLine, notification, see, takeScreenshot } from './screen';

const ENTRYPOINT_LINE = 28;
const BLANK_LINE = 5;

describe('Values, as a person sees them', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: useSmallCore });
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  it('shows in the status bar what they are worked out for', async () => {
    const { page } = workbench;
    await see(configurationItem(page, 'qemux86-64 · nodistro'));
  });

  it('says in a hover what a variable is here, and where that comes from', async () => {
    const { page } = workbench;
    await openFile(page, 'hello-container.bb');
    await seeHover(page, 'OCI_IMAGE_ENTRYPOINT', 'hello-container.bb:28');
    await takeScreenshot(page, 'hover-value');
  });

  it('explains the variable under the cursor', async () => {
    const { page } = workbench;
    await openFile(page, 'hello-container.bb', ENTRYPOINT_LINE);
    await runCommand(page, 'Explain Variable');
    await see(editorLine(page, '/usr/bin/hello'));
    await see(editorLine(page, 'image-oci.bbclass:3'));
    await takeScreenshot(page, 'explain-variable');
  });

  it('leads from a place to its line with the keyboard alone', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+F');
    await page.keyboard.type('image-oci.bbclass:3');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await see(page.locator('.tab.active', { hasText: 'image-oci.bbclass' }));
    await see(editorLine(page, 'OCI_IMAGE_ENTRYPOINT ?= ""'));
    await takeScreenshot(page, 'explain-variable-place');
  });

  it('offers the names of variables with their values where none is under the cursor', async () => {
    const { page } = workbench;
    await focusFirstColumn(page);
    await openFile(page, 'hello-container.bb', BLANK_LINE);
    await runCommand(page, 'Explain Variable');
    await see(quickInputRow(page, 'BASE_SETTING'));
    await page.keyboard.type('OCI_IMAGE');
    await see(quickInputRow(page, 'OCI_IMAGE_TAG'));
    await takeScreenshot(page, 'explain-variable-names');
    await answer(page, 'OCI_IMAGE_NAME');
    await see(editorLine(page, '${IMAGE_BASENAME}:${OCI_IMAGE_TAG}'));
    await takeScreenshot(page, 'explain-variable-expansion');
  });

  it('picks another machine, and the explanation follows', async () => {
    const { page } = workbench;
    await focusFirstColumn(page);
    await runCommand(page, 'Explain Variable');
    await answer(page, 'MACHINE');
    await see(editorLine(page, 'MACHINE ?= "qemux86-64"'));
    await runCommand(page, 'Select Machine, Distro and Multiconfig…');
    await see(quickInputRow(page, 'qemuarm64'));
    await takeScreenshot(page, 'select-configuration');
    await page.keyboard.type('qemuarm64');
    await page.keyboard.press('Enter');
    await see(configurationItem(page, 'qemuarm64 · nodistro'));
    await see(editorLine(page, 'qemuarm64'));
    await takeScreenshot(page, 'selected-configuration');
  });

  it('goes back to what the build folder says', async () => {
    const { page } = workbench;
    await runCommand(page, 'Select Machine, Distro and Multiconfig…');
    await see(quickInputRow(page, 'qemuarm64'));
    await takeScreenshot(page, 'select-configuration-again');
    await page.keyboard.type('As in the build');
    await page.keyboard.press('Enter');
    await see(configurationItem(page, 'qemux86-64 · nodistro'));
  });

  it('compares the values with those of BitBake', async () => {
    const { page, workspace } = workbench;
    const recipe = join(workspace.folder, 'meta-sample/recipes-containers/images/hello-container.bb');
    answerInBitBakesPlace(workspace, recipe, { PN: 'hello-container', OCI_IMAGE_ENTRYPOINT: '/usr/bin/other' });
    await focusFirstColumn(page);
    await runCommand(page, 'Check Values Against BitBake');
    await see(notification(page, 'values are as BitBake has them'));
    await see(editorLine(page, 'and BitBake 1.2.3'));
    await takeScreenshot(page, 'check-against-bitbake');
  });
});

/** The recipe is in the first one, the reports beside it. */
async function focusFirstColumn(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await see(page.locator('.editor-group-container.active .tab.active', { hasText: 'hello-container.bb' }));
}

function configurationItem(page: Page, text: string): Locator {
  return page.locator('.statusbar-item[id*="metavirt.configuration"]', { hasText: text });
}

function quickInputRow(page: Page, text: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
}
