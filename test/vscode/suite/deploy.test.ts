import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type DeployedTestImage, deployTestImage } from '../../toolchain/deployFolder';
import { startRegistry, type TestRegistry } from '../../toolchain/registry';
import { BUILD_FOLDER } from './workspace';

describe('Deploying an image', () => {
  let image: DeployedTestImage;
  let registry: TestRegistry;
  before(async () => {
    image = await deployTestImage(join(BUILD_FOLDER, 'tmp/deploy/images/qemux86-64'), 'hello-container', 'latest');
    registry = await startRegistry();
  });
  after(() => registry?.stop());

  it('copies it to a registry and gives the digest that it has there', async () => {
    const destination = `${registry.address}/team/hello:1.0`;
    const result = await vscode.commands.executeCommand('metavirt.deployImage', { layout: image.layout, destination });
    assert.deepEqual(result, {
      kind: 'deployed',
      digest: image.digest,
      reference: destination,
      pinnedReference: `${registry.address}/team/hello@${image.digest}`,
    });
    assert.equal(await registry.digestOf('team/hello', '1.0'), image.digest);
  });

  it('says that a registry does not answer', async () => {
    const gone = await startRegistry();
    await gone.stop();
    const choice = { layout: image.layout, destination: `${gone.address}/hello:1.0` };
    const result = await vscode.commands.executeCommand<{ kind: string; message: string }>(
      'metavirt.deployImage',
      choice,
    );
    assert.equal(result.kind, 'failed');
    assert.match(result.message, /answer|reach|connect/i);
  });
});
