import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DeployedImage, imagesOfRecipe } from '../../../client/src/toolchain/images/deployedImages';

function image(name: string): DeployedImage {
  const file = { path: `/build/${name}`, storage: 'layout', sizeBytes: null } as const;
  return { ...file, name, machine: 'qemux86-64', modifiedMs: 0, isOlderBuild: false, files: [file] };
}

const images = ['app-latest', 'app-extra-latest', 'app-1.0', 'app', 'other-latest'].map(image);

describe('Images of a recipe', () => {
  it('are called after it and the tag', () => {
    assert.deepEqual(
      imagesOfRecipe(images, 'app', ['app', 'app-extra', 'other']).map(({ name }) => name),
      ['app-latest', 'app-1.0', 'app'],
    );
    assert.deepEqual(
      imagesOfRecipe(images, 'app-extra', ['app', 'app-extra', 'other']).map(({ name }) => name),
      ['app-extra-latest'],
    );
  });

  it('are none where nothing was built', () => {
    assert.deepEqual(imagesOfRecipe(images, 'ap', ['ap', 'app']), []);
  });
});
