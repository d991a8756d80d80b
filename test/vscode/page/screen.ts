/** What a person looks for in the window of the workbench, and pictures of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { CHECKOUT } from '../fixture/installedExtension';

const SCREENSHOT_FOLDER = join(CHECKOUT, 'test/screenshots');

/** Long enough for a busy machine: what is waited for comes within two seconds on an idle one. */
export const WAIT_MS = 30_000;

/** Waits until something shows. When it does not, `test/screenshots/not-seen-TIME.png` is what showed instead. */
export async function see(locator: Locator): Promise<void> {
  try {
    await locator.waitFor({ timeout: WAIT_MS });
  } catch (error) {
    await takeScreenshot(locator.page(), `not-seen-${Date.now()}`);
    throw error;
  }
}

/** Saves what the window shows as `test/screenshots/NAME.png`. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOT_FOLDER, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOT_FOLDER, `${name}.png`), animations: 'disabled' });
}

/** A notification that shows a text. */
export function notification(page: Page, text: string): Locator {
  return page.locator('.notification-list-item', { hasText: text }).first();
}

/** The line of text in the active editor that holds `text`. */
export function editorLine(page: Page, text: string): Locator {
  return page.locator('.editor-group-container.active .view-line', { hasText: text }).first();
}

/** What the page of documentation or the Markdown preview shows that was opened last: a page within a page. */
export function shownPage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview:visible').last().frameLocator('#active-frame');
}
