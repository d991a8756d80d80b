import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openWorkbench, runCommand, see, type Workbench } from './workbench';

const LIMIT_MS = 50;

describe('Activating', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true });
  });
  after(() => workbench?.close());

  it(`takes less than ${LIMIT_MS} ms, by VS Code's own measure of loading and calling the extension`, async (context) => {
    const { page } = workbench;
    await runCommand(page, 'Show Running Extensions');
    const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Meta-Virtualization' });
    await see(row);
    const words = (await row.textContent()) ?? '';
    const durationMs = Number(/Activation: (\d+)ms/.exec(words)?.[1]);
    context.diagnostic(`activation: ${durationMs} ms`);
    assert.ok(durationMs < LIMIT_MS, words);
  });
});
