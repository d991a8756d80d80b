import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultProvider, isOfAnotherRelease } from '../../../server/src/containers/defaultProviders';

describe('Providers of meta-virtualization', () => {
  it('are preferred by the layer.conf of each release', () => {
    assert.equal(defaultProvider('virtual/runc', 'walnascar'), 'runc-opencontainers');
    assert.equal(defaultProvider('virtual/runc', 'whinlatter'), 'runc');
    assert.equal(defaultProvider('virtual/containerd', 'scarthgap'), 'containerd-opencontainers');
    assert.equal(defaultProvider('virtual/containerd', 'walnascar'), 'containerd');
    assert.equal(defaultProvider('virtual/docker', 'kirkstone'), 'docker-ce');
    assert.equal(defaultProvider('virtual/docker', 'master'), 'docker-moby');
  });

  it('come and go with releases', () => {
    assert.ok(isOfAnotherRelease('virtual/docker', 'docker-ce', 'scarthgap'));
    assert.ok(!isOfAnotherRelease('virtual/docker', 'docker-moby', 'kirkstone'));
    assert.ok(isOfAnotherRelease('virtual/runc', 'runc', 'scarthgap'));
    assert.ok(!isOfAnotherRelease('virtual/runc', 'runc-docker', 'scarthgap'));
    assert.ok(!isOfAnotherRelease('virtual/runc', 'mine', 'master'));
  });
});
