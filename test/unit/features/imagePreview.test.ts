import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { imagePreview } from '../../../server/src/features/imagePreview';
import { parse } from '../../../server/src/syntax/bitbake/parse';

const images = join(__dirname, '../../../sample/meta-sample/recipes-containers/images');

function preview(file: string) {
  return imagePreview('recipe', [parse(readFileSync(join(images, file), 'utf8'), 'recipe')], 'wrynose');
}

function fieldValue(file: string, name: string) {
  return preview(file)?.fields.find((field) => field.name === name)?.value;
}

describe('imagePreview', () => {
  test('Takes what the recipe assigns', () => {
    assert.deepEqual(fieldValue('hello-web.bb', 'ports'), { kind: 'known', text: '8080/tcp', from: 'recipe' });
  });

  test("Takes the class's default in the release where the recipe assigns nothing", () => {
    assert.deepEqual(fieldValue('hello-web.bb', 'tag'), { kind: 'known', text: 'latest', from: 'default' });
  });

  test('Says what an unknown value depends on', () => {
    const text = 'inherit image-oci\nOCI_IMAGE_TAG = "${PV}"\nOCI_IMAGE_PORTS = "80"\nOCI_IMAGE_PORTS:qemuall = "81"\n';
    const fields = imagePreview('a', [parse(text, 'recipe')], undefined)?.fields;
    assert.deepEqual(fields?.find(({ name }) => name === 'tag')?.value, { kind: 'unknown', why: 'depends on PV' });
    assert.equal(fields?.find(({ name }) => name === 'ports')?.value.kind, 'unknown');
  });

  test('Lists the layers from the bottom up', () => {
    const layers = preview('hello-web.bb')?.layers ?? [];
    assert.deepEqual(layers.slice(0, 2), [
      'base:packages:base-files+base-passwd+netbase+busybox',
      'server:packages:lighttpd',
    ]);
    assert.equal(preview('hello-container.bb')?.layers.length, 1);
  });

  test('Gives nothing for a recipe without image-oci', () => {
    assert.equal(imagePreview('a', [parse('inherit image\n', 'recipe')], undefined), undefined);
  });
});
