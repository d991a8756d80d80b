// A running workbench with the packaged extension, as a person sees and drives it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { CHECKOUT, installPackagedExtension } from '../fixture/installedExtension';
import { createSampleWorkspace, type SampleWorkspace } from '../fixture/sampleWorkspace';
import { newWindow, startBrowser } from '../workbench/browser';
import { type CodeServer, startCodeServer } from '../workbench/codeServer';
import { workbenchAddress } from '../workbench/workbenchAddress';

const SCREENSHOT_FOLDER = join(CHECKOUT, 'test/screenshots');
/** Long enough for a busy machine: what is waited for comes within two seconds on an idle one. */
const WAIT_MS = 30_000;

export interface Workbench {
  readonly page: Page;
  readonly workspace: SampleWorkspace;
  close(): Promise<void>;
}

/** Opens the sample workspace. Without trust, VS Code shows it in Restricted Mode. */
export async function openWorkbench({ isTrusted }: { readonly isTrusted: boolean }): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  let server: CodeServer | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { installation, extensionsFolder } = installPackagedExtension(folder);
    const workspace = createSampleWorkspace(folder);
    server = await startCodeServer({
      installation,
      extensionsFolder,
      stateFolder: join(folder, 'state'),
      asksForTrust: !isTrusted,
      environment: workspace.environment,
    });
    browser = await startBrowser();
    const page = await newWindow(browser, server.authority);
    await page.goto(workbenchAddress(server.authority, { folder: workspace.folder }));
    await waitForExtension(page);
    return { page, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the extension's own entry in the status bar, which tells that it is active and its commands are known. */
export async function waitForExtension(page: Page): Promise<void> {
  await see(page.locator('.statusbar-item[id*="metavirt"]').first());
}

/** Saves what the window shows as `test/screenshots/NAME.png`. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOT_FOLDER, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOT_FOLDER, `${name}.png`), animations: 'disabled' });
}

/** Waits until something shows. When it does not, `test/screenshots/not-seen-TIME.png` is what showed instead. */
export async function see(locator: Locator): Promise<void> {
  try {
    await locator.waitFor({ timeout: WAIT_MS });
  } catch (error) {
    await takeScreenshot(locator.page(), `not-seen-${Date.now()}`);
    throw error;
  }
}

/** Runs a command by its title, as a person does from the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await quickInput(page).fill(`>${title}`);
  await see(page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first());
  await page.keyboard.press('Enter');
}

/** Opens a file of the workspace by its name, with the cursor in a line counted from 1; one past the end is the last line. */
export async function openFile(page: Page, name: string, line = 1): Promise<void> {
  await page.keyboard.press('Control+P');
  await quickInput(page).fill(`${name}:${line}`);
  await see(page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first());
  await page.keyboard.press('Enter');
  await see(page.locator('.tab.active', { hasText: name }));
  await quickInput(page).waitFor({ state: 'hidden' });
  await see(page.locator('.editor-group-container.active .monaco-editor.focused'));
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
  await quickInput(page).waitFor({ timeout: WAIT_MS });
  await quickInput(page).fill(text);
  await page.keyboard.press('Enter');
}

/** A notification that shows a text. */
export function notification(page: Page, text: string): Locator {
  return page.locator('.notification-list-item', { hasText: text }).first();
}

/** The line of text in the active editor that holds `text`. */
export function editorLine(page: Page, text: string): Locator {
  return page.locator('.editor-group-container.active .view-line', { hasText: text }).first();
}

function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget input').first();
}

/** Rests the mouse pointer on the first occurrence of `text` in the active editor, over its last character. */
export async function pointAt(page: Page, text: string): Promise<void> {
  const found = await page.waitForFunction(placeOfText, text, { timeout: WAIT_MS });
  const place = await found.jsonValue();
  if (!place) throw new Error(`${text} is not on the screen`);
  // VS Code takes a pointer for resting only after it has seen it move over the word.
  await page.mouse.move(place.x - 4, place.y);
  await page.mouse.move(place.x, place.y, { steps: 4 });
}

/** Runs in the page. The editor draws a line as several pieces of text, with no-break spaces for spaces. */
function placeOfText(text: string): { readonly x: number; readonly y: number } | undefined {
  for (const line of document.querySelectorAll('.editor-group-container.active .view-line')) {
    const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (start < 0) continue;
    const pieces = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let index = start + text.length - 1;
    for (let piece = pieces.nextNode(); piece; piece = pieces.nextNode()) {
      const length = piece.textContent?.length ?? 0;
      if (index >= length) {
        index -= length;
        continue;
      }
      const range = document.createRange();
      range.setStart(piece, index);
      range.setEnd(piece, index + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
  return undefined;
}
