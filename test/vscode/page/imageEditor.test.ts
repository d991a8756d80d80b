import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { tarOf } from '../../images/tarWriter';
import { TestLayout } from '../../images/testLayout';
import { makeMultiArchitectureLayout } from '../../toolchain/deployFolder';
import { HOSTILE_LABEL, makeLayeredImage } from '../fixture/layeredImage';
import { useSmallCore } from '../fixture/smallCore';
import { openFile, runCommand, typeAtEnd } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { see, shownPage, takeScreenshot } from './screen';

describe('The image editor, as a person sees it', () => {
  let workbench: Workbench;
  let layout: string;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: useSmallCore });
    const images = join(workbench.workspace.buildFolder, 'tmp/deploy/images/qemux86-64');
    mkdirSync(images, { recursive: true });
    layout = join(images, 'hello-container-latest-oci');
    await makeLayeredImage(layout);
    const other = join(images, 'hello-web-latest-oci');
    await makeLayeredImage(other, '/usr/bin/web');
    await makeMultiArchitectureLayout(join(images, 'hello-everywhere-multiarch-oci'), [
      { layout, architecture: 'amd64' },
      { layout: other, architecture: 'arm64' },
    ]);
  });
  after(() => workbench?.close());

  it('shows what a container of the image is, and takes its labels for text', async () => {
    const { page } = workbench;
    await openImage(page, 'hello-container-latest');
    const shown = shownPage(page);
    await see(shown.getByRole('heading', { name: 'hello-container-latest' }));
    await see(shown.getByText('/usr/bin/hello', { exact: true }));
    await see(shown.getByText(HOSTILE_LABEL));
    assert.equal(await shown.locator('img').count(), 0);
    await takeScreenshot(page, 'image-overview');
  });

  it('shows each layer and its files, and is gone over with the keyboard', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    await shown.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    await see(shown.getByRole('option', { name: 'Whole image' }));
    await see(shown.getByRole('treeitem', { name: /^etc, folder/ }));
    await takeScreenshot(page, 'image-files');
    await shown.getByRole('option', { name: 'Whole image' }).focus();
    await page.keyboard.press('End');
    const ofLayer = shown.getByRole('tree', { name: 'Files of layer 5' });
    await see(ofLayer.getByRole('treeitem', { name: /^etc, folder/ }));
    await ofLayer.focus();
    await page.keyboard.press('ArrowRight');
    await see(shown.getByRole('treeitem', { name: /^hostname, file, .*deleted/ }));
    await page.keyboard.press('ArrowDown');
    await see(shown.getByRole('treeitem', { name: /^hostname, file, .*deleted/, selected: true }));
    await takeScreenshot(page, 'image-layer');
  });

  it('finds a file by a part of its path', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    await shown.getByRole('option', { name: 'Whole image' }).click();
    await shown.getByRole('searchbox', { name: 'Filter files by path' }).fill('libc');
    await see(shown.getByRole('listitem').getByText('usr/lib/libc.so.6'));
    await takeScreenshot(page, 'image-filter');
    await shown.getByRole('searchbox', { name: 'Filter files by path' }).fill('');
    await see(shown.getByRole('tree', { name: 'Files of the image' }));
  });

  it('tells what is wasted and which files run with more rights', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    await shown.getByRole('tab', { name: 'Space' }).click();
    await see(shown.getByRole('row', { name: /\/usr\/lib\/libc\.so\.6/ }).first());
    await see(shown.getByRole('row', { name: /-rwsr-xr-x.*\/bin\/busybox/ }));
    await takeScreenshot(page, 'image-space');
  });

  it('is as it was when its tab is shown again, in the colours of another theme too', async () => {
    const { page, workspace } = workbench;
    await openFile(page, 'hello-container.bb');
    mkdirSync(join(workspace.folder, '.vscode'), { recursive: true });
    writeFileSync(join(workspace.folder, '.vscode/settings.json'), '{ "workbench.colorTheme": "Default Dark Modern" }');
    await see(page.locator('.monaco-workbench.vs-dark'));
    await showTab(page, 'hello-container-latest');
    const shown = shownPage(page);
    await see(shown.getByRole('tab', { name: 'Space', selected: true }));
    await shown.getByRole('tab', { name: 'Layers and Files' }).click();
    await see(shown.getByRole('treeitem', { name: /^etc, folder/ }));
    await takeScreenshot(page, 'image-files-dark');
    writeFileSync(
      join(workspace.folder, '.vscode/settings.json'),
      '{ "workbench.colorTheme": "Default High Contrast" }',
    );
    await see(page.locator('.monaco-workbench.hc-black'));
    await takeScreenshot(page, 'image-files-contrast');
    writeFileSync(join(workspace.folder, '.vscode/settings.json'), '{}');
    await see(page.locator('.monaco-workbench.vs'));
  });

  it('shows the image of each platform', async () => {
    const { page } = workbench;
    await openImage(page, 'hello-everywhere-multiarch');
    const shown = shownPage(page);
    await shown.getByRole('radio', { name: 'linux/amd64' }).focus();
    await page.keyboard.press('ArrowRight');
    await see(shown.getByRole('radio', { name: 'linux/arm64', checked: true }));
    await see(shown.getByText('/usr/bin/web', { exact: true }));
    await takeScreenshot(page, 'image-multiarch');
  });

  it('stays quick with a hundred thousand files in one folder', async () => {
    const { page, workspace } = workbench;
    const many = new TestLayout(join(workspace.buildFolder, 'tmp/deploy/images/qemux86-64/many-latest-oci'));
    const files = Array.from({ length: 100_000 }, (_, index) => ({ name: `many/file-${index + 100_000}` }));
    many.only({ layers: [tarOf(files)], isCompressed: true });
    await openImage(page, 'many-latest');
    const shown = shownPage(page);
    await shown.getByRole('tab', { name: 'Layers and Files' }).click();
    await see(shown.getByRole('treeitem', { name: /^many, folder, 100,000 files/ }));
    await shown.getByRole('tree').focus();
    await page.keyboard.press('ArrowRight');
    await see(shown.getByRole('treeitem', { name: /^file-100000,/ }));
    const start = performance.now();
    await page.keyboard.press('End');
    await see(shown.getByRole('treeitem', { name: /^file-199999,/ }));
    const tookMs = performance.now() - start;
    assert.ok(tookMs < 2000, `${tookMs} ms`);
    assert.ok((await shown.getByRole('treeitem').count()) < 100);
  });

  it('compares the image with what its recipe will give', async () => {
    const { page } = workbench;
    await showTab(page, 'hello-container-latest');
    await shownPage(page).getByRole('button', { name: 'Compare with Recipe' }).click();
    await see(page.locator('.tab.active', { hasText: 'recipe hello-container' }));
    await see(shownPage(page).getByText('Only what differs'));
    await takeScreenshot(page, 'image-comparison');
  });

  it('compares it with another image, file by file where that is asked for', async () => {
    const { page } = workbench;
    await showTab(page, 'hello-container-latest');
    await shownPage(page).getByRole('button', { name: 'Compare…' }).click();
    await pick(page, 'hello-web-latest');
    await see(page.locator('.tab.active', { hasText: 'hello-container-latest ↔ hello-web-latest' }));
    const shown = shownPage(page);
    await see(shown.getByRole('row', { name: /entrypoint.*\/usr\/bin\/hello.*\/usr\/bin\/web/ }));
    await shown.getByRole('button', { name: 'Compare Files Too' }).click();
    await see(shown.getByText('All files are the same'));
    await takeScreenshot(page, 'image-comparison-files');
  });

  it('shows what a recipe will give before it is built', async () => {
    const { page } = workbench;
    await openFile(page, 'hello-container.bb');
    await runCommand(page, 'Meta-Virtualization: Preview Image');
    await see(page.locator('.tab.active', { hasText: 'hello-container (preview)' }));
    const shown = shownPage(page);
    await see(shown.getByRole('row', { name: /entrypoint.*\/usr\/bin\/hello/ }));
    await takeScreenshot(page, 'image-preview');
    await shown.getByRole('button', { name: 'OCI_IMAGE_ENTRYPOINT', exact: true }).click();
    await see(page.locator('.tab.active', { hasText: 'OCI_IMAGE_ENTRYPOINT' }));
    await page.keyboard.press('Control+W');
  });

  it('shows it anew when the recipe is saved', async () => {
    const { page } = workbench;
    await typeAtEnd(page, 'hello-container.bb', 'OCI_IMAGE_WORKINGDIR = "/srv/hello"');
    await page.keyboard.press('Control+S');
    await showTab(page, 'hello-container (preview)');
    await see(shownPage(page).getByRole('row', { name: /working folder.*\/srv\/hello/ }));
  });

  it('finds a blob that is damaged', async () => {
    const { page } = workbench;
    const blobs = join(layout, 'blobs/sha256');
    const largest = readdirSync(blobs).toSorted((one, other) => sizeOf(blobs, other) - sizeOf(blobs, one))[0];
    appendFileSync(join(blobs, largest ?? ''), ' ');
    await showTab(page, 'hello-container-latest');
    const shown = shownPage(page);
    await shown.getByRole('tab', { name: 'Integrity' }).click();
    await shown.getByRole('button', { name: 'Verify Digests' }).click();
    await see(shown.getByText('not as the image says'));
    await takeScreenshot(page, 'image-integrity');
  });
});

async function openImage(page: Page, name: string): Promise<void> {
  await runCommand(page, 'Meta-Virtualization: Open Image…');
  await pick(page, name);
  await see(page.locator('.tab.active', { hasText: name }));
}

async function pick(page: Page, name: string): Promise<void> {
  await see(page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first());
  await page.keyboard.type(name);
  await see(page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }));
  await page.keyboard.press('Enter');
}

function showTab(page: Page, name: string): Promise<void> {
  return page.getByRole('tab', { name, exact: true }).click();
}

function sizeOf(folder: string, name: string): number {
  return statSync(join(folder, name)).size;
}
