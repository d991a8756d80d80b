/** Debian's chromium, headless, as the window of the web workbench. */
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Starts a browser that draws nothing on a screen and asks nobody on the network for anything of its own. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    // The sandbox of chromium refuses to run as root, which tests in a container do.
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
    ],
    // Signals are for the caller, who ends the browser together with the server.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** A new window whose page reaches the server at `authority` and nothing else. */
export async function newWindow(browser: Browser, authority: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route('**/*', (route) => {
    const address = new URL(route.request().url());
    const isElsewhere = address.protocol.startsWith('http') && address.host !== authority;
    return isElsewhere ? route.abort() : route.continue();
  });
  return page;
}
