import * as assert from 'node:assert/strict';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type DeployedTestImage, deployTestImage } from '../../toolchain/deployFolder';
import { until } from './until';
import { BUILD_FOLDER } from './workspace';

describe('Built images', () => {
  let image: DeployedTestImage;
  before(async () => {
    image = await deployTestImage(join(BUILD_FOLDER, 'tmp/deploy/images/qemuarm64'), 'hello-web', 'latest');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('open in the image editor by what they are called, be it a layout or an archive', async () => {
    await vscode.commands.executeCommand('metavirt.openImage', { layout: image.layout });
    assert.equal(await viewTypeOf('hello-web-latest-oci'), 'metavirt.image');
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(image.archive));
    assert.equal(await viewTypeOf('hello-web-latest-oci.tar'), 'metavirt.imageArchive');
    const index = vscode.Uri.file(join(image.layout, 'index.json'));
    await vscode.commands.executeCommand('vscode.openWith', index, 'metavirt.image');
    assert.equal(await viewTypeOf('index.json'), 'metavirt.image');
  });

  it('are not opened where there are none', async () => {
    const folder = join(BUILD_FOLDER, 'no-oci');
    mkdirSync(folder, { recursive: true });
    assert.equal(await vscode.commands.executeCommand('metavirt.openImage', { layout: folder }), undefined);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });

  it('are found by their recipe', async () => {
    const opened = await vscode.commands.executeCommand('metavirt.openImage', { recipe: 'hello-web' });
    assert.equal(opened, realpathSync(image.layout));
  });

  it('give their digest to the clipboard', async () => {
    const digest = await vscode.commands.executeCommand('metavirt.copyImageDigest', { layout: image.layout });
    assert.equal(digest, image.digest);
    assert.equal(await vscode.env.clipboard.readText(), image.digest);
  });

  it('show a file of theirs in a read-only editor, and two of them side by side', async () => {
    const place = { layout: image.layout, label: 'hello-web', image: image.digest, layer: null, file: 'etc/latest' };
    assert.equal(await vscode.commands.executeCommand('metavirt.openImageFile', place), true);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.getText(), 'hello-web\n');
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document?.uri.scheme ?? 'file'), undefined);
    const sides = { left: place, right: { ...place, layout: image.archive, label: 'its archive' } };
    assert.equal(await vscode.commands.executeCommand('metavirt.compareImageFile', sides), true);
    await until('The difference', () => {
      const { input, label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof vscode.TabInputTextDiff && label === '/etc/latest: hello-web ↔ its archive';
    });
  });

  it('say what is wrong where there is no such file', async () => {
    const place = { layout: image.layout, label: 'hello-web', image: image.digest, layer: 0, file: 'nowhere' };
    assert.equal(await vscode.commands.executeCommand('metavirt.openImageFile', place), false);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('are compared with what their recipe will give, which is shown by itself too', async () => {
    const choice = { layout: image.layout, recipe: 'hello-web' };
    await vscode.commands.executeCommand('metavirt.compareImageWithRecipe', choice);
    assert.equal(await viewTypeOf('hello-web-latest-oci ↔ recipe hello-web'), 'metavirt.image');
    assert.equal(await vscode.commands.executeCommand('metavirt.previewImage', { recipe: 'hello-web' }), 'hello-web');
    assert.equal(await viewTypeOf('hello-web (preview)'), 'metavirt.image');
  });
});

/** Of the custom editor in the active tab, once that has the title. */
function viewTypeOf(title: string): Promise<string> {
  return until(`The tab ${title}`, () => {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    return tab?.label === title && tab.input instanceof vscode.TabInputCustom && tab.input.viewType;
  });
}
