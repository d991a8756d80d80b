import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { SampleWorkspace } from '../fixture/sampleWorkspace';
import { openFile, runCommand } from './keyboard';
import { openWorkbench, type Workbench } from './openWorkbench';
import { seeHover } from './pointer';
import { see, takeScreenshot } from './screen';

const recipe = [
  'LICENSE = "MIT"',
  '',
  'do_install() {',
  '    install -d ${D}${sysconfdir}/containers',
  '    cat > ${D}${sysconfdir}/containers/storage.conf << EOF',
  '[storage]',
  'driver = "overlay"',
  'graphroot = "${STORAGE_FOLDER}"',
  'runrot = "/run/containers"',
  'EOF',
  '}',
  '',
];

const policyRecipe = [
  'LICENSE = "MIT"',
  '',
  'SIGNING_KEY = "/etc/pki/containers/edge.gpg"',
  '',
  'do_install() {',
  '    install -d ${D}${sysconfdir}/containers',
  '    cat > ${D}${sysconfdir}/containers/policy.json << EOF',
  '{',
  '  "default": [{ "type": "reject" }],',
  '  "transports": {',
  '    "docker": {',
  '      "registry.example/edge": [',
  '        { "type": "signedBy", "keyType": "GPGKeys", "keyPath": "${SIGNING_KEY}" }',
  '      ]',
  '    }',
  '  }',
  ' }',
  'EOF',
  '    echo "[storage]" > ${D}${sysconfdir}/containers/storage.conf',
  '    echo "driver = \\"overlay\\"" >> ${D}${sysconfdir}/containers/storage.conf',
  '}',
  '',
];

const daemon = ['{', '  "live-restore": true,', '  "log-levl": "warn"', '}', ''];

const installingRecipe = [
  'LICENSE = "MIT"',
  '',
  'SRC_URI = "file://docker-settings.txt"',
  '',
  'do_install() {',
  '    install -D -m 0644 ${UNPACKDIR}/docker-settings.txt ${D}${sysconfdir}/docker/daemon.json',
  '}',
  '',
];

function writeConfigurations({ folder }: SampleWorkspace): void {
  const recipes = join(folder, 'meta-sample/recipes-containers/engine');
  mkdirSync(join(recipes, 'files'), { recursive: true });
  writeFileSync(join(recipes, 'engine_1.0.bb'), recipe.join('\n'));
  writeFileSync(join(recipes, 'policy_1.0.bb'), policyRecipe.join('\n'));
  writeFileSync(join(recipes, 'files/daemon.json'), daemon.join('\n'));
  writeFileSync(join(recipes, 'settings_1.0.bb'), installingRecipe.join('\n'));
  writeFileSync(join(recipes, 'files/docker-settings.txt'), daemon.join('\n'));
}

describe('The configuration of runtimes, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: writeConfigurations });
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  it('is explained, checked and completed where a recipe writes it', async () => {
    const { page } = workbench;
    await openFile(page, 'engine_1.0.bb', 8, 32);
    await see(page.locator('.editor-group-container.active .squiggly-warning').first());
    await seeHover(page, 'graphroot', 'storage.graphroot');
    await takeScreenshot(page, 'configuration-in-recipe');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ima');
    await page.keyboard.press('Control+Space');
    await see(page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'imagestore' }));
    await takeScreenshot(page, 'configuration-completion');
    await page.keyboard.press('Escape');
  });

  it('stands in the outline of the recipe that writes it, and folds there', async () => {
    const { page } = workbench;
    await openFile(page, 'policy_1.0.bb', 13, 20);
    await page.keyboard.press('Control+Shift+O');
    const entries = page.locator('.quick-input-widget .monaco-list-row');
    await see(entries.filter({ hasText: '/etc/containers/policy.json' }).first());
    await see(entries.filter({ hasText: 'registry.example/edge' }).first());
    await takeScreenshot(page, 'configuration-outline');
    await page.keyboard.press('Escape');
    await openFile(page, 'policy_1.0.bb', 11, 10);
    await page.keyboard.press('Control+Shift+BracketLeft');
    await see(page.locator('.editor-group-container.active .inline-folded').first());
    await takeScreenshot(page, 'configuration-folded');
  });

  it('is checked, explained and completed in a file that a recipe installs as such', async () => {
    const { page } = workbench;
    await openFile(page, 'docker-settings.txt', 3, 15);
    await see(page.locator('.editor-group-container.active .squiggly-error').first());
    const said = 'Keep containers while the daemon restarts';
    await seeHover(page, 'live-restore', said);
    assert.equal(await page.locator('.monaco-hover:visible').getByText(said).count(), 1);
    await takeScreenshot(page, 'configuration-installed');
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await page.keyboard.type(',\n"data-r');
    await page.keyboard.press('Control+Space');
    const proposals = page.locator('.suggest-widget .monaco-list-row', { hasText: 'data-root' });
    await see(proposals.first());
    assert.equal(await proposals.count(), 1);
    await takeScreenshot(page, 'configuration-installed-completion');
    await page.keyboard.press('Escape');
    await runCommand(page, 'File: Revert File');
  });

  it('has each answer once in a file that VS Code knows the schema of', async () => {
    const { page } = workbench;
    await openFile(page, 'daemon.json');
    await see(page.locator('.editor-group-container.active .squiggly-error').first());
    const said = 'Keep containers while the daemon restarts';
    await seeHover(page, 'live-restore', said);
    const meaning = page.locator('.monaco-hover:visible').getByText(said);
    assert.equal(await meaning.count(), 1);
    await takeScreenshot(page, 'configuration-file');
    await page.keyboard.press('Escape');
    await runCommand(page, 'View: Toggle Problems');
    const findings = page.locator('.markers-panel .monaco-list-row', { hasText: 'log-levl' });
    await see(findings.first());
    assert.equal(await findings.count(), 1);
    await takeScreenshot(page, 'configuration-problems');
  });
});
