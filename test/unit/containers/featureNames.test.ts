import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { meantFeature } from '../../../server/src/containers/featureNames';

describe('A misspelt distro feature', () => {
  it('is a letter or two away from one of meta-virtualization', () => {
    assert.equal(meantFeature('virtualisation'), 'virtualization');
    assert.equal(meantFeature('virtualzation'), 'virtualization');
    assert.equal(meantFeature('vcontianer'), 'vcontainer');
    assert.equal(meantFeature('seccomps'), 'seccomp');
  });

  it('is no feature of others', () => {
    for (const word of ['virtualization', 'container', 'overlayfs', 'systemd-boot', 'ext4', 'vmsepp']) {
      assert.equal(meantFeature(word), undefined, word);
    }
  });
});
