import { after, before, describe, it } from 'node:test';
import { GATEWAY_CLASS, GATEWAY_IMAGE, useGatewayLayer } from '../fixture/gatewayLayer';
import { openAt } from './cursor';
import { openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { see, takeScreenshot } from './screen';

describe('Finding the way around layers, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: useGatewayLayer });
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  it('shows above an image recipe what it gives and who uses it', async () => {
    const { page } = workbench;
    await openFile(page, 'gateway-image.bb');
    const lenses = page.locator('.codelens-decoration');
    await see(lenses.filter({ hasText: 'included by 1 recipe' }));
    await see(lenses.filter({ hasText: 'entrypoint /usr/bin/gateway' }));
    await see(lenses.filter({ hasText: 'Build' }));
    await takeScreenshot(page, 'lenses');
  });

  it('peeks at all uses of a variable', async () => {
    const { page } = workbench;
    await openAt(workbench, GATEWAY_CLASS, 'GATEWAY_¦PORT ??=');
    await page.keyboard.press('Shift+F12');
    const peek = page.locator('.peekview-widget');
    await see(peek.locator('.monaco-list-row', { hasText: 'gateway-image.bb' }).first());
    await see(peek.locator('.monaco-list-row', { hasText: 'gateway-debug-image.bb' }).first());
    await see(peek.locator('.peekview-title', { hasText: 'References (8)' }));
    await takeScreenshot(page, 'references');
    await page.keyboard.press('Escape');
  });

  it('renames a variable in all files, after a look at the changes', async () => {
    const { page } = workbench;
    await openAt(workbench, GATEWAY_CLASS, 'GATEWAY_¦PORT ??=');
    await page.keyboard.press('F2');
    const input = page.locator('.rename-input');
    await see(input);
    await input.fill('GATEWAY_LISTEN_PORT');
    await page.keyboard.press('Control+Enter');
    const preview = page.locator('.refactor-preview');
    await see(preview.locator('.monaco-list-row', { hasText: 'gateway-debug-image.bb' }));
    await takeScreenshot(page, 'rename-preview');
    await runCommand(page, 'Refactor Preview: Discard Changes');
  });

  it('shows the classes and files that a recipe is put together from', async () => {
    const { page } = workbench;
    await openAt(workbench, GATEWAY_IMAGE, 'inherit gateway-¦common');
    await runCommand(page, 'Calls: Show Call Hierarchy');
    const peek = page.locator('.call-hierarchy');
    await see(peek.locator('.monaco-list-row', { hasText: 'gateway-image' }).first());
    await takeScreenshot(page, 'call-hierarchy');
    await page.keyboard.press('Escape');
  });

  it('shows which class inherits which', async () => {
    const { page } = workbench;
    await openAt(workbench, GATEWAY_IMAGE, 'inherit gateway-¦common');
    await runCommand(page, 'Types: Show Type Hierarchy');
    const peek = page.locator('.type-hierarchy');
    await see(peek.locator('.monaco-list-row', { hasText: 'gateway-image' }).first());
    await takeScreenshot(page, 'type-hierarchy');
    await page.keyboard.press('Escape');
  });

  it('outlines a recipe, and finds names in all layers', async () => {
    const { page } = workbench;
    await openFile(page, 'gateway-image.bb');
    await runCommand(page, 'Explorer: Focus on Outline View');
    await see(page.locator('.outline-tree .monaco-list-row', { hasText: 'write_settings' }));
    await takeScreenshot(page, 'outline');
    await page.keyboard.press('Control+T');
    await page.keyboard.type('GATEWAY');
    await see(page.locator('.quick-input-list .monaco-list-row', { hasText: 'GATEWAY_PORT' }).first());
    await takeScreenshot(page, 'workspace-symbols');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+B');
  });
});
