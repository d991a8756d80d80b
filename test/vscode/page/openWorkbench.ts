/** A running workbench with the packaged extension and the sample workspace. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { installPackagedExtension } from '../fixture/installedExtension';
import { createSampleWorkspace, type SampleWorkspace } from '../fixture/sampleWorkspace';
import { newWindow, startBrowser } from '../workbench/browser';
import { type CodeServer, startCodeServer } from '../workbench/codeServer';
import { workbenchAddress } from '../workbench/workbenchAddress';
import { see } from './screen';

export interface Workbench {
  readonly page: Page;
  readonly workspace: SampleWorkspace;
  /** Holds the workspace, and everything that VS Code and its extensions write: settings, state, logs and temporary files. */
  readonly folder: string;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Without trust, VS Code shows the workspace in Restricted Mode. */
  readonly isTrusted: boolean;
  /** Changes the workspace before it is opened. */
  readonly prepare?: (workspace: SampleWorkspace) => void | Promise<void>;
}

/** Opens the sample workspace. */
export async function openWorkbench({ isTrusted, prepare }: WorkbenchOptions): Promise<Workbench> {
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
    await prepare?.(workspace);
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
    return { page, workspace, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the extension's own entry in the status bar, which tells that it is active and its commands are known. */
export async function waitForExtension(page: Page): Promise<void> {
  await see(page.locator('.statusbar-item[id*="metavirt"]').first());
}
