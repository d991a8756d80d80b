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
    await see(page.locator('.monaco-workbench .part.statusbar'));
    return { page, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Saves what the window shows as `test/screenshots/NAME.png`. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOT_FOLDER, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOT_FOLDER, `${name}.png`) });
}

/** Waits until something shows. When it does not, `test/screenshots/not-seen.png` is what showed instead. */
export async function see(locator: Locator): Promise<void> {
  try {
    await locator.waitFor({ timeout: WAIT_MS });
  } catch (error) {
    await takeScreenshot(locator.page(), 'not-seen');
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

/** Opens a file of the workspace by its name, and puts the cursor at a line counted from 1. */
export async function openFile(page: Page, name: string, line = 1): Promise<void> {
  await page.keyboard.press('Control+P');
  await quickInput(page).fill(name);
  await see(page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first());
  await page.keyboard.press('Enter');
  await see(page.locator('.tab.active', { hasText: name }));
  await page.keyboard.press('Control+G');
  await quickInput(page).fill(`:${line}`);
  await page.keyboard.press('Enter');
}

/** The line of text in the active editor that holds `text`. */
export function editorLine(page: Page, text: string): Locator {
  return page.locator('.editor-group-container.active .view-line', { hasText: text }).first();
}

function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget input').first();
}
