import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { UNTIDY_RECIPE, useGatewayLayer } from '../fixture/gatewayLayer';
import { openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { notification, see, shownPage, takeScreenshot, WAIT_MS } from './screen';

// No program is run.
describe('The whole workspace, as a person checks it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: false, prepare: useGatewayLayer });
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  it('is told how much is found, and sees it in the Problems view', async () => {
    const { page } = workbench;
    await runCommand(page, 'Meta-Virtualization: Check Workspace');
    const summary = notification(page, ' files.');
    await see(summary);
    await takeScreenshot(page, 'check-summary');
    await summary.getByRole('button', { name: 'Show Problems' }).click();
    await see(problem(page, 'metavirt').first());
    await takeScreenshot(page, 'check-problems');
    await showProblemsOf(page, 'gateway-tools_1.0.bb');
  });

  it('sees each finding once after opening its file, and still after closing it', async () => {
    const { page } = workbench;
    const findings = problem(page, 'operator-spacing');
    await see(findings.first());
    const count = await findings.count();
    await openFile(page, 'gateway-tools_1.0.bb');
    await see(page.locator('.editor-group-container.active .squiggly-warning').first());
    await untilSettledAt(findings, count);
    await runCommand(page, 'View: Close Editor');
    await untilSettledAt(findings, count);
  });

  it('reads what the rule of a finding is about, by its quick fixes', async () => {
    const { page } = workbench;
    await openQuickFixes(page);
    await see(action(page, 'Explain append-without-space'));
    await see(action(page, 'Turn off append-without-space in the settings'));
    await takeScreenshot(page, 'check-quick-fixes');
    await action(page, 'Explain append-without-space').click();
    await see(shownPage(page).getByRole('heading', { name: 'append-without-space' }));
    await see(shownPage(page).getByText('Category: BitBake'));
    await takeScreenshot(page, 'rule-page');
  });

  it('sees all rules, and goes to the page of one with the keyboard', async () => {
    const { page } = workbench;
    await runCommand(page, 'Meta-Virtualization: Show Rules');
    await see(shownPage(page).getByRole('heading', { name: 'Rules', exact: true }));
    await see(shownPage(page).getByRole('columnheader', { name: 'Severity' }).first());
    await takeScreenshot(page, 'rules-page');
    await shownPage(page).getByRole('link', { name: 'BitBake', exact: true }).click();
    await shownPage(page).getByRole('link', { name: 'comma-between-names' }).press('Enter');
    await see(shownPage(page).getByRole('heading', { name: 'comma-between-names' }));
    await shownPage(page).getByRole('link', { name: 'All rules' }).press('Enter');
    await shownPage(page).getByRole('link', { name: 'Search rules…' }).press('Enter');
    await see(quickInputRow(page, 'append-without-space'));
    await takeScreenshot(page, 'rules-search');
    await page.keyboard.press('Escape');
  });

  it('turns a rule off, once that is confirmed', async () => {
    const { page, workspace } = workbench;
    const settings = () => readFileSync(join(workspace.folder, '.vscode/settings.json'), 'utf8');
    const before = settings();
    await showProblemsOf(page, 'hello-mistakes.bb');
    await openQuickFixes(page);
    await action(page, 'Turn off append-without-space in the settings').click();
    await see(dialog(page, 'Turn off append-without-space?'));
    await takeScreenshot(page, 'rule-turn-off');
    assert.equal(settings(), before);
    await dialog(page, 'Turn off').getByRole('button', { name: 'Turn Off' }).click();
    await problem(page, 'append-without-space').first().waitFor({ state: 'hidden' });
    assert.match(settings(), /"append-without-space": "off"/);
  });

  it('is offered the names of rules in the settings', async () => {
    const { page } = workbench;
    await openFile(page, 'settings.json');
    await runCommand(page, 'View: Toggle Word Wrap');
    await page.keyboard.press('Control+F');
    await page.keyboard.type('"append-without-space": "off"');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(', "comma');
    await page.keyboard.press('Control+Space');
    await see(page.locator('.suggest-widget .monaco-list-row', { hasText: 'comma-between-names' }).first());
    await takeScreenshot(page, 'rule-settings');
    await page.keyboard.press('Escape');
    await runCommand(page, 'File: Revert File');
  });

  it('applies the safe fixes that it has ticked in a preview', async () => {
    const { page, workspace } = workbench;
    const untidy = () => readFileSync(join(workspace.folder, UNTIDY_RECIPE), 'utf8');
    const before = untidy();
    await runCommand(page, 'Apply All Safe Fixes in Workspace…');
    await see(dialog(page, 'safe fix'));
    await takeScreenshot(page, 'safe-fixes-question');
    assert.equal(untidy(), before);
    await dialog(page, 'safe fix').getByRole('button', { name: 'Preview' }).click();
    for (const name of ['gateway-tools_1.0.bb', 'hello-mistakes.bb']) {
      const file = page.locator('.bulk-edit-panel .monaco-list-row', { hasText: name }).first();
      await see(file);
      await file.locator('.edit-checkbox').click();
    }
    await takeScreenshot(page, 'safe-fixes-preview');
    assert.equal(untidy(), before);
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await see(notification(page, 'The fixes are applied.'));
    await takeScreenshot(page, 'safe-fixes-applied');
    await until(() => /^SUMMARY = "Tools for those who look after gateways"$/m.test(untidy()));
  });
});

/** `IMAGE_INSTALL:append = "hello"` */
const MISSING_BLANK_LINE = 17;

/** Shows the findings in one file alone: the view draws no more rows than it has room for. */
async function showProblemsOf(page: Page, name: string): Promise<void> {
  await page.locator('.viewpane-filter input').fill(name);
  await see(problem(page, name).first());
}

/** Opens the menu on the blank that is missing, once that is found. */
async function openQuickFixes(page: Page): Promise<void> {
  await openFile(page, 'hello-mistakes.bb', MISSING_BLANK_LINE);
  await see(page.locator('.editor-group-container.active .squiggly-warning').first());
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+.');
}

/** For a moment nobody answers for a file that is opened or closed: what is shown after it has to stay. */
async function untilSettledAt(rows: Locator, count: number): Promise<void> {
  await until(async () => (await rows.count()) === count);
  await setTimeout(SETTLED_MS);
  assert.equal(await rows.count(), count);
}

/** The server answers for a document within a part of it. */
const SETTLED_MS = 1_000;

/** Files are saved a moment after what changed them. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; !(await isSo()); waitedMs += POLL_MS) {
    assert.ok(waitedMs < WAIT_MS, 'what was waited for has not come');
    await setTimeout(POLL_MS);
  }
}

const POLL_MS = 200;

/** A row of the Problems view. */
function problem(page: Page, text: string): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: text });
}

/** An entry of the quick fix menu. */
function action(page: Page, title: string): Locator {
  return page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
}

function dialog(page: Page, text: string): Locator {
  return page.locator('.monaco-dialog-box', { hasText: text }).first();
}

function quickInputRow(page: Page, text: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
}
