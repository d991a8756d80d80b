import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { prepareSshServer } from '../../toolchain/sshServer';
import { replayRecording } from '../fixture/bitbakeCalls';
import type { SampleWorkspace } from '../fixture/sampleWorkspace';
import { openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { editorLine, notification, see, takeScreenshot } from './screen';

/** What the other host calls the folder of the broken recipes. */
const FAULTS_THERE = '/srv/meta-faults';

describe('Building on another host, as a person sees it', () => {
  let workbench: Workbench;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'far-'));
    const options = ['-F', (await prepareSshServer(join(folder, 'ssh'))).configFile];
    const prepare = (sample: SampleWorkspace) => buildOver(options, folder, sample);
    workbench = await openWorkbench({ isTrusted: true, prepare });
    await openFile(workbench.page, 'hello-container.bb');
  });
  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows how far each task is there, and stops it when asked to', async () => {
    const { page, workspace } = workbench;
    replayRecording('interrupt-once.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    const progress = notification(page, '3 of 12 tasks · do_compile of slow-c 10 % · 1 more');
    await see(progress);
    await page.locator('.statusbar-item', { hasText: 'hello-container 25 %' }).hover();
    const running = page.locator('.workbench-hover', { hasText: 'Building hello-container' });
    await see(running.getByRole('row', { name: 'do_compile slow-c 10 %' }));
    await takeScreenshot(page, 'build-elsewhere-progress');
    await page.mouse.move(600, 60);
    await running.waitFor({ state: 'hidden' });
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await notification(page, 'Building hello-container').waitFor({ state: 'hidden', timeout: 10_000 });
    assert.equal(await notification(page, 'was not built').count(), 0);
  });

  it('shows what BitBake says there, and leads to the file here', async () => {
    const { page, workspace } = workbench;
    replayRecording('parse-quote-build.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    const failure = notification(page, 'was not built');
    await see(failure);
    await failure.getByRole('button', { name: 'Show Problems' }).click();
    const problem = page.locator('.markers-panel').getByText('unparsed line');
    await see(problem);
    await takeScreenshot(page, 'build-elsewhere');
    await problem.click();
    await see(page.locator('.tab.active', { hasText: 'broken_1.0.bb' }));
  });

  it('tells in the toolchain where BitBake runs', async () => {
    const { page } = workbench;
    await runCommand(page, 'Show Toolchain');
    await see(editorLine(page, 'BitBake 2.8.1 over ssh on builder'));
    await takeScreenshot(page, 'toolchain-elsewhere');
  });
});

/** Settings of the workspace that have BitBake run over ssh, in a copy of the build folder. */
function buildOver(options: readonly string[], folder: string, { folder: sample, environment }: SampleWorkspace): void {
  const there = join(folder, 'sample');
  cpSync(sample, there, { recursive: true });
  const variables = { ...environment, METAVIRT_FAULTS: FAULTS_THERE };
  const script = join(folder, 'set-up');
  writeFileSync(
    script,
    Object.entries(variables)
      .map(([name, value]) => `export ${name}='${value}'\n`)
      .join(''),
  );
  const paths = { [FAULTS_THERE]: environment.METAVIRT_FAULTS };
  const bitbake = { kind: 'ssh', host: 'builder', buildFolder: join(there, 'build'), script, options, paths };
  mkdirSync(join(sample, '.vscode'), { recursive: true });
  writeFileSync(join(sample, '.vscode/settings.json'), JSON.stringify({ 'metavirt.bitbake': bitbake }));
}
