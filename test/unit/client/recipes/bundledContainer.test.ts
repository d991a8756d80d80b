import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundlingLines, isBundledAlready } from '../../../../client/src/recipes/bundledContainer';

const local = { kind: 'local', recipe: 'hello-container', startsAtBoot: true } as const;
const remote = {
  kind: 'remote',
  reference: 'registry.example.com:5000/team/app:1.0',
  digest: 'sha256:abc',
  startsAtBoot: false,
} as const;

describe('A container that is bundled', () => {
  it('is added to a host image with the engine of the profile, and in a configuration to one image only', () => {
    const entry = '" hello-container:${CONTAINER_DEFAULT_RUNTIME}:always"';
    assert.deepEqual(bundlingLines(local, { kind: 'hostRecipe' }), [`BUNDLED_CONTAINERS:append = ${entry}`]);
    assert.deepEqual(bundlingLines(local, { kind: 'configuration', hostImage: 'my-host' }), [
      `BUNDLED_CONTAINERS:append:pn-my-host = ${entry}`,
    ]);
  });

  it('is added to a package, with its digest where it comes from a registry', () => {
    assert.deepEqual(bundlingLines(local, { kind: 'bundleRecipe' }), [
      'CONTAINER_BUNDLES:append = " hello-container:always"',
    ]);
    assert.deepEqual(bundlingLines(remote, { kind: 'bundleRecipe' }), [
      'CONTAINER_BUNDLES:append = " registry.example.com:5000/team/app:1.0"',
      'CONTAINER_DIGESTS[registry.example.com_5000_team_app_1.0] = "sha256:abc"',
    ]);
  });

  it('is known to be there already, whatever its policy', () => {
    for (const value of ['hello-container', 'a:docker hello-container:podman:always', '\\\n    hello-container \\\n'])
      assert.ok(isBundledAlready(local, `BUNDLED_CONTAINERS = "${value}"\n`), value);
    for (const text of [
      '',
      '# BUNDLED_CONTAINERS = "hello-container"\n',
      'CONTAINER_BUNDLES = "hello-container-2"\n',
      'A = "hello-container"\n',
    ])
      assert.ok(!isBundledAlready(local, text), text);
  });
});
