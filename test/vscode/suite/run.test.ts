import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { makeRunnableLayout } from '../../toolchain/containerHost';
import { until } from './until';
import { BUILD_FOLDER } from './workspace';

const podman = (...words: string[]) => promisify(execFile)('podman', words);

interface Started {
  readonly kind: string;
  readonly id: string;
  readonly message: string;
  readonly ports: readonly { readonly hostPort: number }[];
}

describe('Running an image', () => {
  const images = join(BUILD_FOLDER, 'tmp/deploy/images/qemux86-64');
  const server = join(images, 'web-latest-oci');
  const command = <Result>(name: string, choice: object) =>
    vscode.commands.executeCommand<Result>(`metavirt.${name}`, choice);
  before(() =>
    makeRunnableLayout(server, {
      entrypoint: ['/bin/httpd', '-f', '-v', '-p', '8080', '-h', '/srv'],
      exposedPorts: ['8080/tcp'],
    }),
  );
  after(() => podman('rm', '--all', '--force', '--time=0'));

  it('gives it a port that answers, a log and a shell in terminals, and removes it', async () => {
    const result = await command<Started>('runImage', { layout: server, runner: 'podman', name: 'web' });
    assert.equal(result.kind, 'started', result.message);
    const answer = await fetch(`http://127.0.0.1:${result.ports[0]?.hostPort}/`);
    assert.equal(await answer.text(), 'hello\n');
    const container = { engine: 'podman', id: result.id };
    await until('the terminal of the log', () => isTerminal('web log'));
    assert.equal(await command('openContainerShell', { container }), true);
    await until('the terminal of the shell', () => isTerminal('web shell'));
    assert.equal(await command('removeContainer', { container, force: true }), true);
    assert.equal((await podman('ps', '--all', '--quiet')).stdout, '');
  });

  it('tells that what it starts is not there', async () => {
    const options = { entrypoint: '/usr/bin/missing' };
    const result = await command<Started>('runImage', { layout: server, runner: 'podman', options });
    assert.equal(result.kind, 'failed');
    assert.match(result.message, /^\/usr\/bin\/missing is to be started and is not in the image/);
  });

  it('leaves containers of others alone', async () => {
    const [image = ''] = (await podman('images', '--quiet')).stdout.split('\n');
    const { stdout } = await podman('create', '--name', 'of-others', image, '/bin/true');
    const container = { engine: 'podman', id: stdout.trim() };
    assert.equal(await command('removeContainer', { container, force: true }), false);
    assert.match((await podman('ps', '--all', '--format', '{{.Names}}')).stdout, /of-others/);
  });
});

function isTerminal(name: string): boolean {
  return vscode.window.terminals.some((terminal) => terminal.name === name);
}
