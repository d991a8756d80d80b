import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imageNameInFile, withoutStorageEnding } from '../../../../client/src/toolchain/images/imageReference';

const proposed = (nameInside: string | undefined, fileName: string): string => {
  const { repository, tag } = imageNameInFile(nameInside, fileName);
  return `${repository}:${tag}`;
};

describe('The name that is proposed for an image in a file', () => {
  it('is the one that it has there, without the registry', () => {
    assert.equal(proposed('docker.io/library/app:1.0', 'x.tar'), 'library/app:1.0');
    assert.equal(proposed('localhost:5000/team/app:1.0', 'x.tar'), 'team/app:1.0');
    assert.equal(proposed('team/app:1.0', 'x.tar'), 'team/app:1.0');
    assert.equal(proposed('app:1.0', 'x.tar'), 'app:1.0');
  });

  it('is that of the file without its ending, where it has a tag there or no name', () => {
    assert.equal(proposed('latest', 'hello-container-latest-oci'), 'hello-container:latest');
    assert.equal(proposed('1.0', 'hello-container.tar'), 'hello-container:1.0');
    assert.equal(proposed(undefined, 'hello-container-1.0-oci.tar'), 'hello-container:1.0');
    assert.equal(proposed('latest', 'hello-container'), 'hello-container:latest');
  });

  it('is one that a registry takes, whatever the file is called', () => {
    assert.equal(proposed('latest', 'Überraschung (2).tar'), 'berraschung-2:latest');
    assert.equal(proposed('not a name!', 'app-2.oci.tar'), 'app:2');
    assert.equal(proposed('latest', '.tar'), 'tar:latest');
  });
});

describe('The ending of a layout or archive', () => {
  it('is left out, however it is stored', () => {
    for (const name of [
      'app-oci',
      'app-oci.tar',
      'app-oci-dir.tar',
      'app.oci.tar',
      'app.oci-image.tar',
      'app.tar',
      'app',
    ])
      assert.equal(withoutStorageEnding(name), 'app', name);
  });
});
