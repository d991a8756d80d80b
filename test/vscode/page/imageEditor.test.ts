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
    await see(shown.getByRole('option').getByText('usr/lib/libc.so.6'));
    await takeScreenshot(page, 'image-filter');
    await shown.getByRole('searchbox', { name: 'Filter files by path' }).fill('');
    await see(shown.getByRole('tree', { name: 'Files of the image' }));
  });

  it('opens a file in a read-only editor, from the keyboard', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    const tree = shown.getByRole('tree', { name: 'Files of the image' });
    await tree.getByText('passwd', { exact: true }).click();
    await tree.focus();
    await see(shown.getByRole('button', { name: /^Layer 3 · / }));
    await takeScreenshot(page, 'image-file-chosen');
    await page.keyboard.press('Enter');
    await see(page.locator('.tab.active', { hasText: 'passwd' }));
    await see(page.locator('.view-lines').getByText('hello:x:65532:65532::/srv:/bin/false'));
    await takeScreenshot(page, 'image-file');
    await page.keyboard.press('Control+W');
  });

  it('shows the version of a file that a higher layer hides, and what differs between the two', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    await shown.getByRole('button', { name: /^Layer 1 · / }).click();
    await see(page.locator('.view-lines').getByText('daemon:x:1:1:daemon:/:/bin/false'));
    await page.keyboard.press('Control+W');
    await shown.getByRole('button', { name: 'Compare Versions' }).click();
    await see(page.locator('.tab.active', { hasText: '/etc/passwd: layer 1 ↔ layer 3' }));
    await see(page.locator('.modified-in-monaco-diff-editor').getByText('hello:x:65532'));
    await takeScreenshot(page, 'image-file-versions');
    await page.keyboard.press('Control+W');
  });

  it('opens a file from its context menu, tells what a program is, and where a link leads', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    const tree = shown.getByRole('tree', { name: 'Files of the image' });
    await tree.getByText('bin', { exact: true }).first().click();
    await tree.getByText('sh → busybox').dblclick();
    await see(page.locator('.view-lines').getByText('is a symbolic link to busybox'));
    await see(page.locator('.view-lines .detected-link', { hasText: '/bin/busybox' }));
    await page.keyboard.press('Control+W');
    await shown.getByRole('searchbox', { name: 'Filter files by path' }).fill('bin/hello');
    await shown.getByRole('option').getByText('usr/bin/hello').click({ button: 'right' });
    await see(page.getByRole('menuitem', { name: 'Open File' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await see(page.locator('.view-lines').getByText('ELF 64-bit executable for x86-64, 300 KB'));
    await takeScreenshot(page, 'image-file-binary');
    await page.keyboard.press('Control+W');
    await shown.getByRole('searchbox', { name: 'Filter files by path' }).fill('');
  });

  it('tells what is wasted and which files run with more rights', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    await shown.getByRole('tab', { name: 'Space' }).click();
    await see(shown.getByRole('row', { name: /\/usr\/lib\/libc\.so\.6/ }).first());
    await see(shown.getByRole('row', { name: /-rwsr-xr-x.*\/bin\/busybox/ }));
    await takeScreenshot(page, 'image-space');
    await shown
      .getByRole('row', { name: /-rwsr-xr-x/ })
      .getByRole('button', { name: '/bin/busybox' })
      .click();
    await see(page.locator('.tab.active', { hasText: 'busybox' }));
    await page.keyboard.press('Control+W');
  });

  it('shows what takes the space as a picture that is gone over with the keyboard', async () => {
    const { page } = workbench;
    const shown = shownPage(page);
    const map = shown.getByRole('tree', { name: /^What takes the space/ });
    await see(map.getByRole('treeitem', { name: /^\/usr, folder, .* of the image, most of it from layer/ }));
    await map.focus();
    await page.keyboard.press('Enter');
    await see(map.getByRole('treeitem', { name: /^\/usr\/lib, folder, .* of \/usr,/, selected: true }));
    await page.keyboard.press('Enter');
    await see(map.getByRole('treeitem', { name: /^\/usr\/lib\/libc\.so\.6, .*from layer 4$/, selected: true }));
    await page.keyboard.press('Escape');
    await see(map.getByRole('treeitem', { name: /^\/usr\/lib, folder/, selected: true }));
    await page.keyboard.press('ArrowRight');
    await see(map.getByRole('treeitem', { name: /^\/usr\/bin, folder/, selected: true }));
    await takeScreenshot(page, 'image-space-folder');
    await shown.getByRole('button', { name: 'List', exact: true }).click();
    await see(shown.getByRole('button', { name: 'lib/', exact: true }));
    await takeScreenshot(page, 'image-space-list');
    await shown.getByRole('button', { name: 'Map', exact: true }).click();
    await shown.getByRole('button', { name: 'Image', exact: true }).click();
    await see(map.getByRole('treeitem', { name: /^\/bin, folder/ }).first());
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
    await see(shown.getByRole('treeitem', { name: /^\/usr, folder/ }));
    await takeScreenshot(page, 'image-space-dark');
    await shown.getByRole('tab', { name: 'Layers and Files' }).click();
    await see(shown.getByRole('treeitem', { name: /^etc, folder/ }));
    await takeScreenshot(page, 'image-files-dark');
    writeFileSync(
      join(workspace.folder, '.vscode/settings.json'),
      '{ "workbench.colorTheme": "Default High Contrast" }',
    );
    await see(page.locator('.monaco-workbench.hc-black'));
    await takeScreenshot(page, 'image-files-contrast');
    await shown.getByRole('tab', { name: 'Space' }).click();
    await see(shown.getByRole('treeitem', { name: /^\/usr, folder/ }));
    await takeScreenshot(page, 'image-space-contrast');
    await shown.getByRole('tab', { name: 'Layers and Files' }).click();
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
    const differing = shown.getByRole('listbox', { name: 'Files that differ' });
    await see(differing.getByRole('option', { name: /\/etc\/passwd/ }));
    await takeScreenshot(page, 'image-comparison-files');
    await differing.focus();
    await page.keyboard.press('Enter');
    await see(page.locator('.tab.active', { hasText: '/etc/passwd: hello-container-latest ↔ hello-web-latest' }));
    await see(page.locator('.modified-in-monaco-diff-editor').getByText('web:x:65532'));
    await takeScreenshot(page, 'image-comparison-file');
    await page.keyboard.press('Control+W');
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
