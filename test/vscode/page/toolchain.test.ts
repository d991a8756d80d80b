import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { editorLine, see, takeScreenshot } from './screen';

describe('The toolchain, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      isTrusted: true,
      prepare: ({ folder }) => {
        const settings = { 'metavirt.programs': { umoci: '/opt/umoci/bin/umoci' } };
        mkdirSync(join(folder, '.vscode'), { recursive: true });
        writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
      },
    });
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  it('tells how BitBake is started, which programs there are and how to get the others', async () => {
    const { page } = workbench;
    await runCommand(page, 'Show Toolchain');
    await see(editorLine(page, 'BitBake 2.8.1 from PATH'));
    await see(editorLine(page, 'copies and inspects images'));
    await see(editorLine(page, 'There is no program at /opt/umoci/bin/umoci'));
    await takeScreenshot(page, 'toolchain');
  });

  it('reads well in a dark theme too', async () => {
    const { page } = workbench;
    await runCommand(page, 'Preferences: Toggle between Light/Dark Themes');
    await see(page.locator('.monaco-workbench.vs-dark'));
    await takeScreenshot(page, 'toolchain-dark');
  });

  it('leads to the setting with the keyboard alone', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+F');
    await page.keyboard.type('metavirt.bitbake');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await see(page.locator('.settings-editor', { hasText: 'How BitBake is started' }));
    await takeScreenshot(page, 'toolchain-setting');
  });
});
