import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundleEntry, digestFlag, imageNameOf, tagOf } from '../../../server/src/containers/bundleEntry';

describe('Entries of CONTAINER_BUNDLES', () => {
  it('are recipes where nothing before the first colon has a slash or a dot', () => {
    for (const entry of ['web', 'web:always', 'localhost:5000/web:1.0', 'docker://docker.io/library/redis:7']) {
      assert.equal(bundleEntry(entry).kind, 'local', entry);
    }
  });

  it('are references otherwise', () => {
    for (const entry of ['docker.io/library/redis:7', 'library/redis', '127.0.0.1:5000/web:1.0', 'redis.v7']) {
      assert.equal(bundleEntry(entry).kind, 'remote', entry);
    }
  });

  it('end in a policy only if the class knows the word', () => {
    const { source, policy } = bundleEntry('quay.io/team/web:1:on-failure');
    assert.deepEqual([source, policy], ['quay.io/team/web:1', 'on-failure']);
    assert.equal(bundleEntry('quay.io/team/web:1:onfailure').source, 'quay.io/team/web:1:onfailure');
  });

  it('take any word for the policy of a recipe, and leave out what follows', () => {
    const entry = bundleEntry('web:docker:always');
    assert.ok(entry.kind === 'local');
    assert.deepEqual([entry.source, entry.policy, entry.ignored], ['web', 'docker', ['always']]);
  });
});

describe('References of images', () => {
  it('have a flag without slashes and colons', () => {
    assert.equal(digestFlag('127.0.0.1:5000/team/web:1.0'), '127.0.0.1_5000_team_web_1.0');
  });

  it('have what the class takes for their tag and name', () => {
    assert.deepEqual([tagOf('docker.io/library/redis:7'), imageNameOf('docker.io/library/redis:7')], ['7', 'redis']);
    assert.equal(tagOf('docker.io/library/redis'), '');
    assert.equal(tagOf('127.0.0.1:5000/web'), '5000/web');
  });
});
