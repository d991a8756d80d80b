import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { runCommand } from './keyboard';
import { openWorkbench, type Workbench, waitForExtension } from './openWorkbench';
import { see } from './screen';

const LIMIT_MS = 50;
/** Other extensions start at the same time, on the same cores: of a few starts the quickest tells what ours takes. */
const START_COUNT = 3;

describe('Activating', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true });
    // The list of extensions draws only the rows that the window has room for.
    await workbench.page.setViewportSize({ width: 1280, height: 3000 });
  });
  after(() => workbench?.close());

  it(`takes less than ${LIMIT_MS} ms, by VS Code's own measure of loading and calling the extension`, async (context) => {
    const { page } = workbench;
    const durationsMs = [await activationMs(page)];
    while (Math.min(...durationsMs) >= LIMIT_MS && durationsMs.length < START_COUNT) {
      await page.reload();
      await waitForExtension(page);
      durationsMs.push(await activationMs(page));
    }
    context.diagnostic(`activation: ${durationsMs.join(', ')} ms`);
    assert.ok(Math.min(...durationsMs) < LIMIT_MS, `activation took ${durationsMs.join(', ')} ms`);
  });
});

async function activationMs(page: Page): Promise<number> {
  await runCommand(page, 'Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Meta-Virtualization' });
  await see(row);
  const words = (await row.textContent()) ?? '';
  const duration = /Activation: (\d+)ms/.exec(words)?.[1];
  assert.ok(duration, `${words} names the time of activation`);
  return Number(duration);
}
