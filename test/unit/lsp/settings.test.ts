import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultSettings, mergedSettings } from '../../../server/src/lsp/settings';

describe('Settings', () => {
  it('keep what is not named', () => {
    const settings = mergedSettings(defaultSettings, { buildFolder: '/build', release: 'scarthgap' });
    assert.deepEqual(mergedSettings(settings, { rules: { 'unknown-value': 'off' } }), {
      ...settings,
      ruleSeverities: { 'unknown-value': 'off' },
    });
  });

  it('forget a build folder that is null or empty, and a release that is none', () => {
    const settings = mergedSettings(defaultSettings, { buildFolder: '/build', release: 'scarthgap' });
    assert.equal(mergedSettings(settings, { buildFolder: null }).buildFolder, undefined);
    assert.equal(mergedSettings(settings, { buildFolder: '' }).buildFolder, undefined);
    assert.equal(mergedSettings(settings, { release: 'auto' }).release, undefined);
  });

  it('take over what values are worked out for, until null takes it back', () => {
    const settings = mergedSettings(defaultSettings, { machine: 'qemuarm64', distro: 'poky', multiconfig: 'vruntime' });
    assert.deepEqual([settings.machine, settings.distro, settings.multiconfig], ['qemuarm64', 'poky', 'vruntime']);
    const changed = mergedSettings(settings, { machine: null, distro: '', multiconfig: 7 });
    assert.deepEqual(changed, defaultSettings);
  });

  it('show values behind assignments only where that is asked for', () => {
    assert.equal(defaultSettings.inlayHints.values, false);
    const settings = mergedSettings(defaultSettings, { inlayHints: { values: true } });
    assert.equal(settings.inlayHints.values, true);
    assert.equal(mergedSettings(settings, { inlayHints: { values: 'no' } }).inlayHints.values, true);
    assert.equal(mergedSettings(settings, { inlayHints: {} }).inlayHints.values, true);
  });

  it('say something above the first line unless that is turned off', () => {
    assert.equal(defaultSettings.codeLens, true);
    assert.equal(mergedSettings(defaultSettings, { codeLens: false }).codeLens, false);
    assert.equal(mergedSettings(defaultSettings, { codeLens: 'no' }).codeLens, true);
  });

  it('do not care for what makes no sense', () => {
    for (const written of [undefined, null, 7, 'x', [], { rules: null, besideOfficialExtension: 'yes', release: 7 }]) {
      assert.deepEqual(mergedSettings(defaultSettings, written), defaultSettings);
    }
    assert.deepEqual(mergedSettings(defaultSettings, { rules: { a: 'fatal', b: 1, c: 'info' } }).ruleSeverities, {
      c: 'info',
    });
  });
});
