import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bitbakeCalls, replayRecording } from '../fixture/bitbakeCalls';
import { useSmallCore } from '../fixture/smallCore';
import { openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { followTerminalLink } from './pointer';
import { editorLine, notification, see, takeScreenshot, WAIT_MS } from './screen';

describe('Building, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      isTrusted: true,
      prepare(sample) {
        useSmallCore(sample);
        writeFileSync(join(sample.folder, 'container-registry-index.bb'), 'LICENSE = "MIT"\n');
        const imageClass = join(sample.folder, '../sources/meta/classes-recipe/image.bbclass');
        appendFileSync(imageClass, 'addtask rootfs before do_build\naddtask image_complete after do_rootfs\n');
      },
    });
    await openFile(workbench.page, 'hello-container.bb');
  });
  after(() => workbench?.close());

  it('shows how far the build is, and stops it when asked to', async () => {
    const { page, workspace } = workbench;
    replayRecording('interrupt-once.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    const progress = notification(page, '3 of 12 tasks · do_compile of slow-c 10 % · 1 more');
    await see(progress);
    const status = page.locator('.statusbar-item', { hasText: 'hello-container 25 %' });
    await see(status);
    await status.hover();
    const running = page.locator('.workbench-hover', { hasText: 'Building hello-container' });
    await see(running.getByRole('row', { name: 'do_compile slow-c 10 %' }));
    await takeScreenshot(page, 'build-progress');
    await page.mouse.move(600, 60);
    await running.waitFor({ state: 'hidden' });
    await progress.getByRole('button', { name: 'Cancel' }).click();
    // Uninterrupted, the stand-in would have it shown for twenty seconds, and then fail.
    await notification(page, 'Building hello-container').waitFor({ state: 'hidden', timeout: 10_000 });
    assert.equal(await notification(page, 'was not built').count(), 0);
    await page
      .locator('.terminal-tab .codicon-modifier-spin, .single-terminal-tab .codicon-modifier-spin')
      .waitFor({ state: 'hidden' });
  });

  it('names the first error and shows it among the problems', async () => {
    const { page, workspace } = workbench;
    replayRecording('parse-quote-build.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    const failure = notification(page, 'was not built');
    await see(failure);
    await failure.getByRole('button', { name: 'Show Problems' }).click();
    await see(page.locator('.markers-panel', { hasText: 'unparsed line' }));
    await takeScreenshot(page, 'build-problem');
  });

  it('leads from a failed task to the line of its log that says why', async () => {
    const { page, workspace } = workbench;
    const folder = join(workspace.buildFolder, 'tmp/work/tiny/failing/1.0/temp');
    mkdirSync(folder, { recursive: true });
    const log = 'DEBUG: Executing shell function do_compile\ncc -c hello.c\nhello.c:3:5: error: a quote is missing\n';
    writeFileSync(join(folder, 'log.do_compile.18814'), log);
    replayRecording('task-shell.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    const failure = notification(page, 'do_compile failed with exit code 1');
    await see(failure);
    await failure.getByRole('button', { name: 'Show Problems' }).click();
    const problems = page.locator('.markers-panel');
    await see(problems.getByText('error: a quote is missing'));
    await takeScreenshot(page, 'build-failed-task');
    await problems.getByText('The log of the task, line 3').click();
    await see(editorLine(page, 'error: a quote is missing'));
    await openFile(page, 'hello-container.bb');
  });

  it('leads there from the terminal too, where the log is named', async () => {
    const { page } = workbench;
    await runCommand(page, 'Terminal: Focus Terminal');
    await runCommand(page, 'Terminal: Scroll to Bottom');
    await followTerminalLink(page, 'log: ', 'Open the log where it says what went wrong');
    await see(editorLine(page, 'error: a quote is missing'));
    await see(page.locator('.statusbar-item', { hasText: 'Ln 3, Col 1' }));
    await takeScreenshot(page, 'build-terminal-link');
    await openFile(page, 'hello-container.bb');
  });

  it('shows each source that cannot be fetched once', async () => {
    const { page, workspace } = workbench;
    replayRecording('fetch-no-network.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    const failure = notification(page, 'do_fetch: Bitbake Fetcher Error');
    await see(failure);
    await failure.getByRole('button', { name: 'Show Problems' }).click();
    const problems = page.locator('.markers-panel');
    await see(problems.getByText('Bitbake Fetcher Error').first());
    await takeScreenshot(page, 'build-fetch-error');
    assert.equal(await problems.locator('.monaco-list-row', { hasText: 'far_1.0.bb' }).count(), 1);
    await see(problems.locator('.monaco-list-row', { hasText: 'far_1.0.bb' }).getByText('2', { exact: true }));
  });

  it('asks once before a build that cannot succeed, and leads to what is in the way', async () => {
    const { page, workspace } = workbench;
    replayRecording('success.txt', workspace.environment);
    const recipe = join(workspace.folder, 'meta-sample/recipes-containers/images/hello-container.bb');
    const sound = readFileSync(recipe, 'utf8');
    writeFileSync(recipe, sound.replace(/^LICENSE = .*$/m, ''));
    await runCommand(page, 'Focus on Problems View');
    const finding = page.locator('.markers-panel').getByText('sets no LICENSE');
    await see(finding);
    const question = page.locator('.monaco-dialog-box', { hasText: 'in the way of building hello-container' });
    await runCommand(page, 'Build Image…');
    await see(question);
    await takeScreenshot(page, 'build-obstacle');
    await question.getByRole('button', { name: 'Show Problems' }).click();
    await see(finding);
    assert.deepEqual(bitbakeCalls(workspace.environment), []);
    await runCommand(page, 'Build Image…');
    await question.getByRole('button', { name: 'Build Anyway' }).click();
    await see(notification(page, 'hello-container is built'));
    writeFileSync(recipe, sound);
    await runCommand(page, 'Focus on Problems View');
    await finding.waitFor({ state: 'hidden', timeout: WAIT_MS });
  });

  it('offers the tasks of a recipe, and again what was done last', async () => {
    const { page, workspace } = workbench;
    replayRecording('success.txt', workspace.environment);
    await openFile(page, 'hello-container.bb');
    await runCommand(page, 'Run Task of Recipe…');
    const list = page.locator('.quick-input-list');
    await see(list.getByText('container image').first());
    await takeScreenshot(page, 'build-pick-recipe');
    await page.keyboard.press('Enter');
    await see(list.locator('.monaco-list-row', { hasText: 'rootfs' }).first());
    await takeScreenshot(page, 'build-pick-task');
    await list.locator('.monaco-list-row', { hasText: 'rootfs' }).first().click();
    await see(notification(page, 'do_rootfs of hello-container is done'));
    await runCommand(page, 'Build Again');
    await untilCalled(2);
    await notification(page, 'Building do_rootfs').waitFor({ state: 'hidden' });
    assert.deepEqual(
      bitbakeCalls(workspace.environment).map((call) => call.arguments),
      [
        ['-c', 'rootfs', 'hello-container'],
        ['-c', 'rootfs', 'hello-container'],
      ],
    );
  });

  it('asks before it deletes what was built', async () => {
    const { page, workspace } = workbench;
    replayRecording('clean.txt', workspace.environment);
    await runCommand(page, 'Clean Recipe…');
    const list = page.locator('.quick-input-list');
    await list.getByText('hello-container', { exact: true }).first().click();
    await see(list.getByText('cleansstate', { exact: true }));
    await list.getByText('cleansstate', { exact: true }).click();
    const question = page.locator('.monaco-dialog-box', { hasText: 'Run do_cleansstate of hello-container?' });
    await see(question);
    await takeScreenshot(page, 'build-clean');
    await question.getByRole('button', { name: 'Delete' }).click();
    await see(notification(page, 'do_cleansstate of hello-container is done'));
  });

  it('says that the image is built', async () => {
    const { page, workspace } = workbench;
    replayRecording('success.txt', workspace.environment);
    await runCommand(page, 'Build Image…');
    await untilCalled(1);
    await see(notification(page, 'is built'));
    await notification(page, 'Building hello-container').waitFor({ state: 'hidden' });
    await takeScreenshot(page, 'build-success');
  });

  it('asks whether to push, where a build would only say how to', async () => {
    const { page, workspace } = workbench;
    replayRecording('success.txt', workspace.environment);
    await openFile(page, 'container-registry-index.bb');
    await runCommand(page, 'Build Image…');
    await page.locator('.quick-input-list').getByText('container-registry-index').click();
    const question = page.locator('.monaco-dialog-box', { hasText: 'only prints how to push' });
    await see(question);
    await takeScreenshot(page, 'build-registry-index');
    await question.getByRole('button', { name: 'Push the Images' }).click();
    await see(notification(page, 'do_container_registry_index of container-registry-index is done'));
    assert.deepEqual(
      bitbakeCalls(workspace.environment).map((call) => call.arguments),
      [['-c', 'container_registry_index', 'container-registry-index']],
    );
  });

  async function untilCalled(times: number): Promise<void> {
    const limit = Date.now() + WAIT_MS;
    while (bitbakeCalls(workbench.workspace.environment).length < times) {
      assert.ok(Date.now() < limit, 'bitbake was not called');
      await workbench.page.waitForTimeout(100);
    }
  }
});
