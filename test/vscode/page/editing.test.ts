import { after, before, describe, it } from 'node:test';
import { openFile, showCompletionDetails, typeAtEnd } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { seeHover } from './pointer';
import { editorLine, see, shownPage, takeScreenshot } from './screen';

describe('Editing, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true });
    // The side bar would leave the documentation beside a completion list no room.
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  it('shows what a variable means under the pointer', async () => {
    const { page } = workbench;
    await openFile(page, 'hello-container.bb');
    await seeHover(page, 'OCI_IMAGE_ENTRYPOINT', 'OCI_IMAGE_ENTRYPOINT');
    await takeScreenshot(page, 'hover');
  });

  it('leads from a hover to the page about the name', async () => {
    const { page } = workbench;
    await seeHover(page, 'OCI_IMAGE_ENTRYPOINT', 'Documentation');
    await page.locator('.monaco-hover').getByText('Documentation', { exact: true }).click();
    await see(page.locator('.tab.active', { hasText: 'OCI_IMAGE_ENTRYPOINT' }));
    await see(shownPage(page).getByRole('heading', { name: 'OCI_IMAGE_ENTRYPOINT' }));
  });

  it('offers variables with what they mean', async () => {
    const { page } = workbench;
    await typeAtEnd(page, 'hello-container.bb', 'OCI_IMAGE_EN');
    await showCompletionDetails(page, 'OCI_IMAGE_ENTRYPOINT');
    await takeScreenshot(page, 'completion');
  });

  it('offers the values that a variable takes', async () => {
    const { page } = workbench;
    await typeAtEnd(page, 'hello-host.bb', 'OCI_LAYER_MODE = "');
    await page.keyboard.press('Control+Space');
    await see(page.locator('.suggest-widget .monaco-list-row', { hasText: 'multi' }).first());
    await takeScreenshot(page, 'completion-values');
  });

  it('marks a mistake, says what is wrong and offers to mend it', async () => {
    const { page } = workbench;
    await openFile(page, 'hello-mistakes.bb', 20);
    await see(page.locator('.monaco-editor .squiggly-error').first());
    await seeHover(page, 'IMAGE_INSTALL_append', 'metavirt');
    await takeScreenshot(page, 'diagnostic');
    await page.keyboard.press('Control+.');
    await see(page.locator('.action-widget', { hasText: ':append' }));
    await takeScreenshot(page, 'fix');
    await page.keyboard.press('Enter');
    await see(editorLine(page, 'IMAGE_INSTALL:append = " netbase"'));
  });

  it('leads from the code of a finding to the page about it', async () => {
    const { page } = workbench;
    await seeHover(page, '"1.0" # was', 'comment-in-value');
    await page.locator('.monaco-hover a', { hasText: 'comment-in-value' }).click();
    await see(page.locator('.tab.active', { hasText: 'comment-in-value' }));
    await see(shownPage(page).getByRole('heading', { name: 'comment-in-value' }));
    await takeScreenshot(page, 'documentation-finding');
  });
});
