import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { GATEWAY_IMAGE, UNTIDY_RECIPE, writeWorkspaceSettings } from '../../fixture/gatewayLayer';
import { type ColouredText, colouredTexts } from '../colours';
import { openAt } from '../cursor';
import { openFile, runCommand } from '../keyboard';
import type { Workbench } from '../openWorkbench';
import { seeHover } from '../pointer';
import { editorLine, see, takeScreenshot, WAIT_MS } from '../screen';

/** What WCAG asks of text. */
const READABLE_CONTRAST = 4.5;
const SETTLING_MS = 400;

/** Writing a recipe. */
export function writingScenarios(workbench: () => Workbench): void {
  it('says what a function takes', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_IMAGE, "contains('DISTRO_FEATURES', ¦'ipv6'");
    await page.keyboard.press('Control+Shift+Space');
    const signature = page.locator('.parameter-hints-widget');
    await see(signature.filter({ hasText: 'bb.utils.contains(variable, checkvalues' }));
    await see(signature.locator('.parameter.active', { hasText: 'checkvalues' }));
    await takeScreenshot(page, 'signature-python');
    await page.keyboard.press('Escape');
  });

  it('says what an entry of a list is made of', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_IMAGE, 'app:directories:¦/opt');
    await page.keyboard.press('Control+Shift+Space');
    const signature = page.locator('.parameter-hints-widget');
    await see(signature.filter({ hasText: 'NAME:directories:PATH' }));
    await see(signature.locator('.parameter.active', { hasText: 'PATH' }));
    await takeScreenshot(page, 'signature-entry');
    await page.keyboard.press('Escape');
  });

  it('shows behind assignments the values they give', async () => {
    const { page, workspace } = workbench();
    writeWorkspaceSettings(workspace, { 'metavirt.inlayHints.values': true });
    await openAt(workbench(), GATEWAY_IMAGE, '¦SUMMARY');
    await see(editorLine(page, '= --port 9000'));
    await see(editorLine(page, '= base-files busybox gateway'));
    await takeScreenshot(page, 'inlay-hints');
    writeWorkspaceSettings(workspace, {});
    await editorLine(page, '= --port 9000').waitFor({ state: 'hidden' });
  });

  it('offers each field of a layer in its turn', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_IMAGE, 'app:directories:/opt/gateway¦ \\');
    await page.keyboard.type(' \\\ntools:');
    await see(suggestion(page, 'packages'));
    await takeScreenshot(page, 'completion-layer-type');
    await page.keyboard.type('packages:gate');
    await see(suggestion(page, 'gateway-tools'));
    await takeScreenshot(page, 'completion-layer-content');
    await takeBack(page);
  });

  it('offers the functions of shell code', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_IMAGE, '/gateway/port¦');
    await page.keyboard.type('\nbb');
    await see(suggestion(page, 'bbwarn'));
    await takeScreenshot(page, 'completion-shell');
    await takeBack(page);
  });

  it('offers the names of variables in Python, with their values', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_IMAGE, 'or 0)¦');
    await page.keyboard.type("\nuser = d.getVar('OCI_IMAGE_R");
    await see(suggestion(page, 'OCI_IMAGE_RUNTIME_UID').filter({ hasText: '65532' }));
    await takeScreenshot(page, 'completion-python');
    await takeBack(page);
  });

  it('puts the form of a recipe in order', async () => {
    const { page } = workbench();
    await openAt(workbench(), UNTIDY_RECIPE, '¦SUMMARY');
    await runCommand(page, 'Format Document');
    await see(editorLine(page, 'RDEPENDS:${PN} = "gateway"'));
    await runCommand(page, 'File: Compare Active File with Saved');
    await see(page.locator('.editor.original .view-line', { hasText: 'RDEPENDS:${PN}="gateway"' }));
    await takeScreenshot(page, 'formatting');
    await runCommand(page, 'View: Revert and Close Editor');
  });

  it('folds lists and functions', async () => {
    const { page } = workbench();
    await openAt(workbench(), GATEWAY_IMAGE, '¦SUMMARY');
    await runCommand(page, 'Fold All');
    await editorLine(page, 'base-files').waitFor({ state: 'hidden' });
    await editorLine(page, 'SkipRecipe').waitFor({ state: 'hidden' });
    await see(editorLine(page, 'ROOTFS_POSTPROCESS_COMMAND'));
    await takeScreenshot(page, 'folding');
    await runCommand(page, 'Unfold All');
  });

  it('explains operators, packages, classes and kinds of addresses', async () => {
    const { page } = workbench();
    await openFile(page, 'gateway-image.bb');
    await seeHover(page, 'OCI_IMAGE_TAG:append', 'Adds behind the final value');
    await takeScreenshot(page, 'hover-operator');
    await seeHover(page, '    busybox', 'busybox_1.36.bb');
    await takeScreenshot(page, 'hover-package');
    await openFile(page, 'gateway-common.bbclass');
    await seeHover(page, 'inherit image-oci', 'Adds the image type');
    await takeScreenshot(page, 'hover-class');
    await openFile(page, 'gateway_1.2.bb');
    await seeHover(page, 'git:', 'A git repository');
    await takeScreenshot(page, 'hover-fetcher');
  });

  it('shows code in colours that can be read, and that stay when the server is there', async () => {
    const { page, workspace } = workbench();
    await openAt(workbench(), GATEWAY_IMAGE, 'python ¦()');
    for (const [theme, kind] of [
      ['Default Dark Modern', 'vs-dark'],
      ['Default Light Modern', 'vs'],
    ] as const) {
      const settings = { 'workbench.colorTheme': theme, 'editor.bracketPairColorization.enabled': false };
      writeWorkspaceSettings(workspace, { ...settings, 'editor.semanticHighlighting.enabled': false });
      await see(page.locator(`.monaco-workbench.${kind}`));
      const byGrammar = await settledColours(page);
      writeWorkspaceSettings(workspace, settings);
      await changeFrom(page, byGrammar);
      const byServer = await settledColours(page);
      await takeScreenshot(page, `colours-${kind === 'vs' ? 'light' : 'dark'}`);
      for (const { text, contrast } of [...byGrammar, ...byServer]) {
        assert.ok(contrast >= READABLE_CONTRAST, `${theme}: ${text} has a contrast of ${contrast.toFixed(1)}`);
      }
      // The name of a variable in Python is a string to the grammar, and a variable to the server.
      assert.deepEqual(recoloured(byGrammar, byServer), ['GATEWAY_PORT'], theme);
    }
    writeWorkspaceSettings(workspace, {});
  });
}

function suggestion(page: Page, text: string) {
  return page.locator('.suggest-widget .monaco-list-row', { hasText: text }).first();
}

/** Closes what is proposed, and makes the file what it is on the disk. */
async function takeBack(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await runCommand(page, 'File: Revert File');
  await see(page.locator('.tab.active:not(.dirty)'));
}

/** The colours once they stay as they are. */
async function settledColours(page: Page): Promise<readonly ColouredText[]> {
  for (let before: readonly ColouredText[] = []; ; ) {
    const now = await colouredTexts(page);
    if (now.length > 0 && isDeepStrictEqual(now, before)) return now;
    before = now;
    await page.waitForTimeout(SETTLING_MS);
  }
}

async function changeFrom(page: Page, before: readonly ColouredText[]): Promise<void> {
  const deadlineMs = performance.now() + WAIT_MS;
  while (performance.now() < deadlineMs && recoloured(before, await colouredTexts(page)).length === 0) {
    await page.waitForTimeout(SETTLING_MS);
  }
}

/** The words with another colour than before, each once, in the order of the alphabet. */
function recoloured(before: readonly ColouredText[], now: readonly ColouredText[]): readonly string[] {
  const words = (texts: readonly ColouredText[]) => texts.filter(({ text }) => /\w/.test(text));
  const coloursBefore = words(before);
  const changed = words(now).filter(({ colour }, index) => colour !== coloursBefore[index]?.colour);
  return [...new Set(changed.map(({ text }) => text))].sort();
}
