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

  it('do not care for what makes no sense', () => {
    for (const written of [undefined, null, 7, 'x', [], { rules: null, besideOfficialExtension: 'yes', release: 7 }]) {
      assert.deepEqual(mergedSettings(defaultSettings, written), defaultSettings);
    }
    assert.deepEqual(mergedSettings(defaultSettings, { rules: { a: 'fatal', b: 1, c: 'info' } }).ruleSeverities, {
      c: 'info',
    });
  });
});
