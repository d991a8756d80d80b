import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { GATEWAY_CLASS } from '../../fixture/gatewayLayer';
import { openAt } from '../cursor';
import { openFile, runCommand } from '../keyboard';
import type { Workbench } from '../openWorkbench';
import { see, takeScreenshot } from '../screen';

/** Finding the way around layers. */
export function navigatingScenarios(workbench: () => Workbench): void {
  it('says above an image recipe what it gives and who uses it', async () => {
    const { page } = workbench();
    await openFile(page, 'gateway-image.bb');
    const lenses = page.locator('.codelens-decoration');
    await see(lenses.filter({ hasText: 'included by 1 recipe' }));
    await see(lenses.filter({ hasText: 'entrypoint /usr/bin/gateway' }));
    await see(lenses.filter({ hasText: 'ports 9000/tcp, 2 layers' }));
    await takeScreenshot(page, 'lenses');
  });

  it('peeks at all uses of a variable', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_CLASS, 'GATEWAY_¦PORT ??=');
    await page.keyboard.press('Shift+F12');
    const peek = page.locator('.peekview-widget');
    await see(peek.locator('.peekview-title', { hasText: 'References (8)' }));
    await see(row(peek, 'gateway-debug-image.bb'));
    await takeScreenshot(page, 'references');
    await page.keyboard.press('Escape');
  });

  it('renames a variable in all files, after a look at the changes', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_CLASS, 'GATEWAY_¦PORT ??=');
    await page.keyboard.press('F2');
    await see(page.locator('.rename-input'));
    await page.locator('.rename-input').fill('GATEWAY_LISTEN_PORT');
    await page.keyboard.press('Control+Enter');
    const panel = page.locator('.part.panel');
    await see(row(panel, 'gateway-debug-image.bb'));
    await see(row(panel, 'GATEWAY_LISTEN_PORT'));
    await takeScreenshot(page, 'rename-preview');
    await panel.getByRole('button', { name: 'Discard' }).click();
    await panel.waitFor({ state: 'hidden' });
  });

  it('lists what a recipe holds', async () => {
    const { page } = workbench();
    await openFile(page, 'gateway-image.bb');
    await page.keyboard.press('Control+Shift+O');
    await see(row(page.locator('.quick-input-list'), 'OCI_IMAGE_ENTRYPOINT'));
    await takeScreenshot(page, 'document-symbols');
    await page.keyboard.type('write');
    await see(row(page.locator('.quick-input-list'), 'write_settings'));
    await page.keyboard.press('Escape');
  });

  it('finds a name in all layers', async () => {
    const { page } = workbench();
    await page.keyboard.press('Control+T');
    await page.keyboard.type('GATEWAY');
    await see(row(page.locator('.quick-input-list'), 'gateway-debug-image.bb'));
    await see(row(page.locator('.quick-input-list'), 'gateway_1.2.bb'));
    await takeScreenshot(page, 'workspace-symbols');
    await page.keyboard.press('Escape');
  });

  it('shows who inherits a class, directly and through others', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_CLASS, 'inherit image-¦oci');
    await page.keyboard.press('Shift+Alt+H');
    const view = page.locator('.part.sidebar');
    await see(row(view, 'container-base.bb'));
    await unfold(page, row(view, 'gateway-common'));
    await see(row(view, 'gateway-image.bb'));
    await takeScreenshot(page, 'call-hierarchy');
  });

  it('shows the recipes and classes made from a class', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_CLASS, 'inherit image-¦oci');
    await runCommand(page, 'Types: Show Type Hierarchy');
    const view = page.locator('.part.sidebar');
    await see(view.getByText('Subtypes Of').first());
    await unfold(page, row(view, 'gateway-common'));
    await see(row(view, 'gateway-image.bb'));
    await takeScreenshot(page, 'type-hierarchy');
  });
}

function row(list: Locator, text: string): Locator {
  return list.locator('.monaco-list-row', { hasText: text }).first();
}

async function unfold(page: Page, item: Locator): Promise<void> {
  await item.click();
  await page.keyboard.press('ArrowRight');
}
