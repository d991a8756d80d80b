import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bitbakeCalls, replayRecording } from '../fixture/bitbakeCalls';
import { until } from './until';
import { openSampleFile, positionAfter } from './workspace';

const IMAGE = 'meta-sample/recipes-containers/images/hello-container.bb';

// The sample's build folder names layers that are not there, so there is no conf/bitbake.conf and nothing is evaluated.
describe('Values without the layers they come from', () => {
  it('keeps the machine that is picked, and goes back', async () => {
    assert.deepEqual(await select({ machine: 'qemuarm64' }), { machine: 'qemuarm64', distro: null, multiconfig: null });
    assert.deepEqual(await select({ distro: 'poky' }), { machine: 'qemuarm64', distro: 'poky', multiconfig: null });
    assert.deepEqual(await select({ machine: null, distro: null }), { machine: null, distro: null, multiconfig: null });
  });

  it('says in the explanation of a variable what is missing', async () => {
    const editor = await openSampleFile(IMAGE);
    const position = positionAfter(editor.document, 'OCI_IMAGE_ENTRY');
    editor.selection = new vscode.Selection(position, position);
    const name = await vscode.commands.executeCommand('metavirt.explainVariable', { name: 'OCI_IMAGE_ENTRYPOINT' });
    assert.equal(name, 'OCI_IMAGE_ENTRYPOINT');
    const report = await until('the explanation', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'metavirt-report' && document.languageId === 'metavirt-report' && document;
    });
    assert.match(report.getText(), /^OCI_IMAGE_ENTRYPOINT\n\nNo values can be worked out.*conf\/bitbake\.conf/);
    const before = await vscode.env.clipboard.readText();
    try {
      await vscode.commands.executeCommand('metavirt.copyReport');
      assert.equal(await vscode.env.clipboard.readText(), report.getText());
    } finally {
      await vscode.env.clipboard.writeText(before);
    }
  });

  it('runs nothing to compare them with those of BitBake', async () => {
    replayRecording('success.txt');
    await openSampleFile(IMAGE);
    const result = await vscode.commands.executeCommand<{ kind: string; message: string }>(
      'metavirt.checkAgainstBitBake',
      { file: vscode.window.activeTextEditor?.document.uri.fsPath },
    );
    assert.equal(result.kind, 'failed');
    assert.match(result.message, /conf\/bitbake\.conf/);
    assert.deepEqual(bitbakeCalls(), []);
  });
});

function select(choice: object): Thenable<unknown> {
  return vscode.commands.executeCommand('metavirt.selectConfiguration', choice);
}
