import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressFault, isLoopback, mendedAddress, reachOf } from '../../../server/src/containers/registryAddress';

describe('The address of a registry', () => {
  it('is a host with a port and a path', () => {
    for (const address of ['registry', 'registry.example.com:5000', '[::1]:5000', 'registry:5000/team/images']) {
      assert.equal(addressFault(address), undefined, address);
    }
  });

  it('has no scheme, no blank, no slash at its end and no upper case in its path', () => {
    assert.equal(addressFault('https://registry'), 'scheme');
    assert.equal(addressFault('docker://registry'), 'scheme');
    assert.equal(addressFault('a b'), 'blank');
    assert.equal(addressFault('registry/'), 'slash-at-end');
    assert.equal(addressFault('Registry/Team'), 'upper-case-path');
    assert.equal(addressFault('Registry:5000'), undefined);
  });

  it('is mended by taking away what does not belong to it', () => {
    assert.equal(mendedAddress('https://registry:5000//'), 'registry:5000');
    assert.equal(mendedAddress(' registry/team/ '), 'registry/team');
  });

  it('tells from where it can be reached', () => {
    for (const address of ['localhost:5000', '127.0.0.1', '10.0.2.2:5000'])
      assert.equal(reachOf(address), 'local', address);
    for (const address of ['192.168.1.5:5000', 'build.local', 'registry', '10.1.2.3']) {
      assert.equal(reachOf(address), 'private', address);
    }
    for (const address of ['registry.example.com', '8.8.8.8:5000']) assert.equal(reachOf(address), 'public', address);
  });

  it('tells whether it means the machine itself', () => {
    assert.ok(isLoopback('localhost:5000'));
    assert.ok(!isLoopback('10.0.2.2:5000'));
  });
});
