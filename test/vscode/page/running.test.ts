import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeRunnableLayout } from '../../toolchain/containerHost';
import { answer, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { notification, see, takeScreenshot } from './screen';

describe('Running an image, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true });
    const images = join(workbench.workspace.buildFolder, 'tmp/deploy/images/qemux86-64');
    await makeRunnableLayout(join(images, 'hello-web-latest-oci'), {
      entrypoint: ['/bin/httpd', '-f', '-v', '-p', '8080'],
      command: ['-h', '/srv'],
      exposedPorts: ['8080/tcp'],
    });
    await makeRunnableLayout(join(images, 'hello-shell-latest-oci'), { command: ['/bin/sh'] });
  });
  after(async () => {
    await workbench?.workspace.containerHost.remove();
    await workbench?.close();
  });
  const row = (text: string) => workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const terminal = () => workbench.page.locator('.terminal-wrapper.active .xterm-rows');

  it('shows how it will be run, takes a change, and runs it with its log beside', async () => {
    const { page } = workbench;
    await runCommand(page, 'Run Image…');
    await see(row('hello-web-latest'));
    await row('hello-web-latest').click();
    await see(row('/bin/httpd -f -v -p 8080 -h /srv'));
    await takeScreenshot(page, 'run-form');
    await row('Variables').click();
    await answer(page, 'GREETING="good morning"');
    await see(row('GREETING'));
    await row('/bin/httpd -f -v -p 8080 -h /srv').click();
    const running = notification(page, 'hello-web-latest is running on port');
    await see(running);
    const [, port] = /on port (\d+)/.exec((await running.textContent()) ?? '') ?? [];
    const served = await fetch(`http://127.0.0.1:${port}/`);
    assert.equal(await served.text(), 'hello\n');
    await see(terminal().getByText('response:200'));
    await takeScreenshot(page, 'run-log');
  });

  it('lists it in a view', async () => {
    const { page } = workbench;
    await runCommand(page, 'Focus on Containers View');
    const pane = page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Containers' }) });
    const item = pane.locator('.monaco-list-row', { hasText: 'hello-web-latest' });
    await see(item.getByText('running'));
    await item.hover();
    await see(item.locator('.action-label[aria-label*="Open Shell"]'));
    await takeScreenshot(page, 'containers-view');
  });

  it('opens a shell in it, and stops it', async () => {
    const { page } = workbench;
    await runCommand(page, 'Open Shell in Container…');
    await see(row('hello-web-latest'));
    await takeScreenshot(page, 'run-containers');
    await row('hello-web-latest').click();
    await page.locator('.terminal-tabs-entry', { hasText: 'hello-web-latest shell' }).waitFor();
    await see(terminal().getByText('/ #').first());
    await page.keyboard.type('echo "[$GREETING]"\n');
    await see(terminal().getByText('[good morning]'));
    await takeScreenshot(page, 'run-shell');
    await runCommand(page, 'Stop Container…');
    await see(row('hello-web-latest'));
    await row('hello-web-latest').click();
    await see(page.locator('.statusbar-item', { hasText: 'hello-web-latest has stopped' }));
  });

  it('gives an image that starts a shell a terminal to type into', async () => {
    const { page } = workbench;
    await runCommand(page, 'Run Image…');
    await see(row('hello-shell-latest'));
    await row('hello-shell-latest').click();
    await see(row('takes what is typed'));
    await row('/bin/sh').click();
    await see(page.locator('.terminal-tabs-entry, .single-terminal-tab', { hasText: 'hello-shell-latest' }).first());
    await see(terminal().getByText('/ #').first());
    await page.keyboard.type('cat /srv/index.html; exit 3\n');
    await see(terminal().getByText('hello', { exact: true }));
    await takeScreenshot(page, 'run-terminal');
  });
});
