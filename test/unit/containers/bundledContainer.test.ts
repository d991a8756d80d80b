import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundledContainer, importedImage, startedImage } from '../../../server/src/containers/bundledContainer';

describe('Entries of BUNDLED_CONTAINERS', () => {
  const parts = (entry: string) => {
    const { name, runtime, policy, isExternal } = bundledContainer(entry);
    return { name, runtime, policy, isExternal };
  };

  it('are a name, a runtime and a policy', () => {
    assert.deepEqual(parts('web:docker:always'), {
      name: 'web',
      runtime: 'docker',
      policy: 'always',
      isExternal: false,
    });
  });

  it('leave the runtime to the image where it is not written, or is the name again', () => {
    for (const entry of ['web', 'web:web', 'web:external']) assert.equal(bundledContainer(entry).runtime, undefined);
  });

  it('are external wherever the word stands, which the units take for a policy in the third field', () => {
    assert.deepEqual(parts('web:docker:external'), {
      name: 'web',
      runtime: 'docker',
      policy: 'external',
      isExternal: true,
    });
    assert.deepEqual(parts('web:docker::external'), { name: 'web', runtime: 'docker', policy: '', isExternal: true });
  });

  it('take what follows `external` for the runtime where that is left out', () => {
    assert.equal(bundledContainer('web:external:always').runtime, 'always');
  });

  it('have an empty runtime where the field is empty', () => {
    assert.equal(bundledContainer('web::always').runtime, '');
  });
});

describe('The image of a container', () => {
  it('is the same for the import and for the unit unless its name ends like a version', () => {
    for (const entry of ['web:docker:always', 'web-v2:docker:always', 'web-2-latest-oci:docker:always']) {
      const container = bundledContainer(entry);
      assert.deepEqual(importedImage(container), startedImage(container), entry);
    }
  });

  it('has the version for its tag in the unit alone', () => {
    const container = bundledContainer('web-1.0:docker:always');
    assert.deepEqual(importedImage(container), { name: 'web-1.0', tag: 'latest' });
    assert.deepEqual(startedImage(container), { name: 'web', tag: '1.0' });
  });
});
