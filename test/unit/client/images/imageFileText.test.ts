import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ImageFilePlace,
  pathOfPlace,
  placeInQuery,
  queryOfPlace,
} from '../../../../client/src/images/imageFilePlace';
import { imageFileText } from '../../../../client/src/images/imageFileText';

const place: ImageFilePlace = {
  layout: '/build/hello-oci',
  label: 'team/hello',
  image: `sha256:${'0'.repeat(64)}`,
  layer: 2,
  file: 'etc/pass\u202ewd',
};

describe('The text of a file of an image', () => {
  it('is its own, with a note where it is cut', () => {
    assert.equal(imageFileText('a', { kind: 'text', text: 'one\n', sizeBytes: 4, isCut: false }), 'one\n');
    assert.equal(
      imageFileText('a', { kind: 'text', text: 'one\ntwo\n', sizeBytes: 12_000_000, isCut: true }),
      'one\ntwo\n\n… These are the first 2 lines: the file has 12 MB, and more than 5 MiB are not shown.\n',
    );
  });

  it('tells of a binary what it is, and its first bytes as hexdump does', () => {
    const bytes = Buffer.from('\u007fELF\u0000 and so on, twice');
    const text = imageFileText('bin/tool', {
      kind: 'binary',
      sizeBytes: 2_000_000,
      type: 'ELF 64-bit executable',
      firstBytes: bytes.toString('base64'),
    });
    assert.deepEqual(text.split('\n'), [
      '/bin/tool is a binary file: ELF 64-bit executable, 2.0 MB (2,000,000 bytes)',
      '',
      'Its first 22 bytes:',
      '',
      '00000000  7f 45 4c 46 00 20 61 6e  64 20 73 6f 20 6f 6e 2c  |.ELF. and so on,|',
      '00000010  20 74 77 69 63 65                                 | twice|',
      '00000016',
      '',
    ]);
    const unknown = imageFileText('a', { kind: 'binary', sizeBytes: 1, type: null, firstBytes: 'AA==' });
    assert.match(unknown, /^\/a is a binary file of no known format, 1 B\n\nAll of its bytes:\n/);
  });

  it('writes lines that are the same once, as hexdump does', () => {
    const firstBytes = Buffer.concat([Buffer.alloc(64), Buffer.from('end')]).toString('base64');
    const text = imageFileText('a', { kind: 'binary', sizeBytes: 67, type: null, firstBytes });
    assert.deepEqual(text.split('\n').slice(5), ['*', `00000040  65 6e 64 ${' '.repeat(39)}  |end|`, '00000043', '']);
  });

  it('tells where a link leads, and of a device that it has no content', () => {
    const leadsTo = { path: 'bin/busybox', kind: 'file', layer: 0 } as const;
    assert.equal(
      imageFileText('bin/sh', { kind: 'symlink', target: 'busybox', leadsTo }),
      '/bin/sh is a symbolic link to busybox\n\nIt leads to /bin/busybox\n(file, layer 1)\n',
    );
    assert.match(
      imageFileText('a', { kind: 'symlink', target: '/nowhere', leadsTo: null }),
      /\n\nIt leads to nothing in the image\.\n$/,
    );
    assert.equal(
      imageFileText('dev/null', { kind: 'special', fileKind: 'characterDevice' }),
      '/dev/null is a character device, which has no content.\n',
    );
  });

  it('shows what hides in the names of files', () => {
    const text = imageFileText('a\u202eb', { kind: 'symlink', target: 'c\u0007', leadsTo: null });
    assert.ok(text.startsWith('/a\\u{202e}b is a symbolic link to c\\u{7}\n'));
  });
});

describe('The address of a file of an image', () => {
  it('says which one it is, and shows its name as it is to be seen', () => {
    assert.deepEqual(placeInQuery(queryOfPlace(place)), place);
    assert.equal(pathOfPlace(place), '/team\u2215hello/layer 3/etc/pass\\u{202e}wd');
    assert.equal(pathOfPlace({ ...place, layer: null, file: 'a/b.json' }), '/team\u2215hello/a/b.json');
  });

  it('is none where it is damaged', () => {
    for (const query of [
      '',
      '%',
      '{}',
      'null',
      JSON.stringify({ ...place, layer: -1 }),
      JSON.stringify({ ...place, file: 1 }),
    ])
      assert.equal(placeInQuery(query), undefined, query);
  });
});
