import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImagePreview, PreviewField } from '../../../server/src/features/imagePreview';
import { imageSummary } from '../../../server/src/features/imagePreview/summary';

const image: ImagePreview = {
  recipe: 'x',
  skipped: null,
  fields: [],
  layers: ['the whole root file system'],
  packages: { kind: 'known', names: [] },
};

const known = (name: string, text: string): PreviewField => ({
  name,
  variable: 'X',
  value: { kind: 'known', text, from: 'recipe' },
});

describe('The summary of an image', () => {
  it('says what is set, in the order of the fields, and how many layers there are', () => {
    const fields = [known('tag', '1.0'), known('entrypoint', '/bin/sh'), known('ports', '80 443')];
    assert.equal(imageSummary({ ...image, fields }), 'OCI image: tag 1.0, entrypoint /bin/sh, ports 80 443, 1 layer');
  });

  it('leaves out what is usual, empty or not known', () => {
    const unknown: PreviewField = { name: 'user', variable: 'X', value: { kind: 'unknown', why: 'reads the clock' } };
    const fields = [known('tag', 'latest'), known('command', ''), known('stop signal', 'SIGTERM'), unknown];
    assert.equal(imageSummary({ ...image, fields, layers: ['a', 'b'] }), 'OCI image: 2 layers');
  });

  it('cuts a long command short', () => {
    const summary = imageSummary({ ...image, fields: [known('command', 'a'.repeat(500))] });
    assert.ok(summary.length < 80, summary);
  });

  it('says why BitBake skips the recipe', () => {
    const skipped = 'missing required distro feature';
    assert.equal(imageSummary({ ...image, skipped }), `OCI image, skipped: ${skipped}`);
  });
});
