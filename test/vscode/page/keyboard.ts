/** What a person does in the workbench with the keyboard. */
import type { Locator, Page } from 'playwright-core';
import { see } from './screen';

const SEARCH_ATTEMPTS = 5;
const SEARCH_MS = 5000;

/** Runs a command by its title, as a person does from the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await search(page, 'F1', `>${title}`, page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first());
  await page.keyboard.press('Enter');
}

/** Takes away the notifications that show. Those that follow show again, however quickly the ones before came. */
export async function clearNotifications(page: Page): Promise<void> {
  await runCommand(page, 'Notifications: Clear All Notifications');
  await pauseAsPeopleDo(page);
}

/** Of the notifications that come within 0.8 seconds VS Code shows three. A person does not cause more. */
export async function pauseAsPeopleDo(page: Page): Promise<void> {
  await page.waitForTimeout(1000);
}

/** Opens a file of the workspace by its name, with the cursor in a line and column counted from 1; a line past the end is the last one. */
export async function openFile(page: Page, name: string, line = 1, column = 1): Promise<void> {
  // The list fills step by step, with the best match first in the end.
  const best = page.locator('.quick-input-list .monaco-list-row.focused').getByText(name, { exact: true });
  await search(page, 'Control+P', `${name}:${line}:${column}`, best);
  await page.keyboard.press('Enter');
  await see(page.locator('.tab.active', { hasText: name }));
  await quickInput(page).waitFor({ state: 'hidden' });
  await see(page.locator('.editor-group-container.active .monaco-editor.focused'));
}

/** Opens a list with a key and types what to find. A list closes by itself where something else takes the focus at the same time. */
async function search(page: Page, key: string, text: string, found: Locator): Promise<void> {
  for (let attempt = 1; attempt < SEARCH_ATTEMPTS; attempt++) {
    await page.keyboard.press(key);
    const isFound = await quickInput(page)
      .fill(text, { timeout: SEARCH_MS })
      .then(() => found.waitFor({ timeout: SEARCH_MS }))
      .then(
        () => true,
        () => false,
      );
    if (isFound) return;
    await page.keyboard.press('Escape');
  }
  await see(found);
}

/** Types a new line at the end of a file of the workspace. */
export async function typeAtEnd(page: Page, name: string, text: string): Promise<void> {
  await openFile(page, name, 1000);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
}

/** Opens the documentation beside the completion list, which shows the label of its first item. */
export async function showCompletionDetails(page: Page, label: string): Promise<void> {
  await see(page.locator('.suggest-widget .monaco-list-row.focused', { hasText: label }));
  const details = page.locator('.suggest-details', { hasText: label });
  // The key that shows the documentation asks for completions while these are still on their way.
  for (let attempt = 0; attempt < 5 && !(await details.isVisible()); attempt++) {
    await page.keyboard.press('Control+Space');
    await details.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await see(details);
}

/** Types an answer into the input box that VS Code shows at the top. */
export async function answer(page: Page, text: string): Promise<void> {
  await see(quickInput(page));
  await quickInput(page).fill(text);
  await page.keyboard.press('Enter');
}

function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget input').first();
}
