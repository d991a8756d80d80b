/**
 * Takes the command line of desktop `code` for a test run, and runs it in VS Code's own server and web workbench. VS Code
 * reports how the tests went by calling functions that it expects on the page.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { installVisualStudioCode } from '../installation/install';
import { newWindow, startBrowser } from './browser';
import { parseCodeArguments } from './codeArguments';
import { type CodeServer, startCodeServer } from './codeServer';
import { printExtensionHostLine } from './extensionHostLog';
import { workbenchAddress } from './workbenchAddress';

const RESULT_TIMEOUT_MS = 240_000;

async function main(): Promise<number> {
  const { target, extensionsFolder, asksForTrust } = parseCodeArguments(process.argv.slice(2));
  const stateFolder = mkdtempSync(join(tmpdir(), 'code-'));
  const interrupted = new Promise<number>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => settle(130));
  });
  let server: CodeServer | undefined;
  let browser: Browser | undefined;
  try {
    const installation = installVisualStudioCode(resolve(__dirname, '../../..'));
    server = await startCodeServer({
      installation,
      stateFolder,
      isDrivenByTests: true,
      asksForTrust,
      ...(extensionsFolder ? { extensionsFolder } : {}),
    });
    browser = await startBrowser();
    const page = await newWindow(browser, server.authority);
    await page.exposeFunction('codeAutomationLog', (kind: string, line: unknown) => {
      printExtensionHostLine(kind, Array.isArray(line) ? line : [line]);
    });
    const finished = new Promise<number>((settle) => {
      void page.exposeFunction('codeAutomationExit', (code: number) => settle(code));
    });
    const crashed = new Promise<void>((settle) => page.once('crash', () => settle()));
    await page.goto(workbenchAddress(server.authority, target));
    return await Promise.race([
      finished,
      interrupted,
      crashed.then(() => failure('the page of the workbench crashed')),
      server.ended.then(() => failure('the VS Code server ended early')),
      setTimeout(RESULT_TIMEOUT_MS, undefined, { ref: false }).then(() =>
        failure(`no result within ${RESULT_TIMEOUT_MS} ms`),
      ),
    ]);
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(stateFolder, { recursive: true, force: true });
  }
}

function failure(reason: string): never {
  throw new Error(reason);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
