import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ImagePreview, imagePreview } from '../../../server/src/features/imagePreview';
import { sampleImage } from './sampleImage';

/** The preview of a recipe of the sample layer, or of a text that takes the place of one. */
function preview(file: string, text?: string): ImagePreview | undefined {
  return imagePreview('recipe', sampleImage(file, text), 'wrynose');
}

function field(given: ImagePreview | undefined, name: string) {
  return given?.fields.find((each) => each.name === name)?.value;
}

describe('imagePreview', () => {
  test('Takes what the recipe assigns', () => {
    assert.deepEqual(field(preview('hello-web.bb'), 'ports'), { kind: 'known', text: '8080/tcp', from: 'recipe' });
  });

  test("Takes the class's default in the release where no layer at hand has the class", () => {
    assert.deepEqual(field(preview('hello-web.bb'), 'tag'), { kind: 'known', text: 'latest', from: 'default' });
  });

  test('Says what an unknown value depends on', () => {
    const text = 'inherit image-oci\nOCI_IMAGE_TAG = "${@time.strftime("%Y")}"\nOCI_IMAGE_PORTS = "${@1/0}"\n';
    const given = preview('hello-web.bb', text);
    assert.deepEqual(field(given, 'tag'), { kind: 'unknown', why: 'depends on the time of the build' });
    assert.equal(field(given, 'ports')?.kind, 'unknown');
  });

  test('Follows overrides, appends and Python', () => {
    const text = [
      'inherit image-oci',
      'OVERRIDES = "a:b"',
      'OCI_IMAGE_PORTS = "80"',
      'OCI_IMAGE_PORTS:b = "81"',
      'OCI_IMAGE_PORTS:append = " 82"',
      'OCI_IMAGE_CMD = "${@"/bin/" + "sh"}"',
      '',
    ].join('\n');
    const given = preview('hello-web.bb', text);
    assert.deepEqual(field(given, 'ports'), { kind: 'known', text: '81 82', from: 'recipe' });
    assert.deepEqual(field(given, 'command'), { kind: 'known', text: '/bin/sh', from: 'recipe' });
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
    assert.equal(preview('hello-web.bb', 'inherit image\n'), undefined);
  });
});
