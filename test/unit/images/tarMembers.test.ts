import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ByteCursor } from '../../../server/src/images/byteCursor';
import { sourceOfBytes } from '../../../server/src/images/files/imageFiles';
import { type TarMember, tarMembers } from '../../../server/src/images/tar/tarMembers';
import { longName, tarHeader, tarMember, tarOf, withChecksum } from '../../images/tarWriter';

async function membersOf(bytes: Uint8Array): Promise<TarMember[]> {
  const members: TarMember[] = [];
  for await (const member of tarMembers(ByteCursor.ofSource(sourceOfBytes(bytes), 1024))) members.push(member);
  return members;
}

/** A stream in chunks of a length that fits nothing. */
async function streamedNames(bytes: Uint8Array): Promise<string[]> {
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += 333) yield bytes.subarray(at, at + 333);
  };
  const names: string[] = [];
  for await (const { name } of tarMembers(ByteCursor.ofStream(chunks()))) names.push(name);
  return names;
}

describe('The members of a tar', () => {
  it('are found by their headers, whether what is in them is passed over or read', async () => {
    const tar = tarOf([
      { name: 'a', content: 'x'.repeat(5000) },
      { name: 'b/', type: '5' },
      { name: 'b/c', content: 'y' },
    ]);
    const members = await membersOf(tar);
    assert.deepEqual(
      members.map(({ name, type, sizeBytes, dataStart }) => ({ name, type, sizeBytes, dataStart })),
      [
        { name: 'a', type: '0', sizeBytes: 5000, dataStart: 512 },
        { name: 'b/', type: '5', sizeBytes: 0, dataStart: 6144 },
        { name: 'b/c', type: '0', sizeBytes: 1, dataStart: 6656 },
      ],
    );
    assert.deepEqual(await streamedNames(tar), ['a', 'b/', 'b/c']);
  });

  it('have the name, the link and the numbers of their pax header, and the next one has its own', async () => {
    const pax = {
      path: 'déjà/vu',
      linkpath: 'ziel',
      uid: '70000',
      mtime: '12.75',
      'SCHILY.xattr.security.capability': 'x',
    };
    const [first, second] = await membersOf(tarOf([{ name: 'short', type: '2', pax }, { name: 'plain' }]));
    const { name, linkName, uid, modified, hasCapabilities } = first ?? {};
    assert.deepEqual(
      { name, linkName, uid, modified, hasCapabilities },
      { name: 'déjà/vu', linkName: 'ziel', uid: 70000, modified: 12, hasCapabilities: true },
    );
    assert.deepEqual([second?.name, second?.uid, second?.hasCapabilities], ['plain', 0, false]);
  });

  it('take over what a global pax header says', async () => {
    const global = { name: 'pax_global_header', type: 'g', content: '13 uid=12345\n' };
    const members = await membersOf(tarOf([global, { name: 'a' }, { name: 'b' }]));
    assert.deepEqual(
      members.map(({ uid }) => uid),
      [12345, 12345],
    );
  });

  it('have the long name that GNU tar writes before them', async () => {
    const name = 'folder/'.repeat(30);
    assert.deepEqual((await membersOf(tarOf([longName(name), { name: 'cut' }])))[0]?.name, name);
  });

  it('may have a size in base 256', async () => {
    const sizeField = Buffer.alloc(12);
    sizeField[0] = 0x80;
    sizeField.writeUInt32BE(3, 8);
    const [member] = await membersOf(tarOf([{ name: 'big', content: 'abc', sizeField }]));
    assert.equal(member?.sizeBytes, 3);
  });

  it('are as large as their holes make them, and are followed by what is stored of them', async () => {
    const sparse = tarHeader({ name: 'holes', type: 'S' }, 3);
    sparse.write('ustar  \0', 257);
    sparse.fill(0, 345, 512);
    sparse.write('1', 482);
    sparse.write('00000100000', 483);
    const places = Buffer.alloc(512);
    const content = Buffer.alloc(512, 'x');
    const tar = Buffer.concat([withChecksum(sparse), places, content, tarOf([{ name: 'next' }])]);
    const members = await membersOf(tar);
    assert.deepEqual(
      members.map(({ name, sizeBytes, dataBytes }) => [name, sizeBytes, dataBytes]),
      [
        ['holes', 0o100000, 3],
        ['next', 0, 0],
      ],
    );
    const pax = { 'GNU.sparse.name': 'real', 'GNU.sparse.realsize': '1000000' };
    const [newer] = await membersOf(tarOf([{ name: 'GNUSparseFile.1/real', content: 'x', pax }]));
    assert.deepEqual([newer?.name, newer?.sizeBytes, newer?.dataBytes], ['real', 1000000, 1]);
  });

  it('are all there where the zeros at the end are missing, and the padding of the last file too', async () => {
    const bare = Buffer.concat([tarMember({ name: 'a' }), tarHeader({ name: 'b' }, 4), Buffer.from('abcd')]);
    assert.deepEqual(
      (await membersOf(bare)).map(({ name }) => name),
      ['a', 'b'],
    );
  });

  for (const [what, bytes, message] of [
    [
      'a header with a wrong checksum',
      tarMember({ name: 'a', checksumError: 1 }),
      /checksum that does not fit it, at byte 0/,
    ],
    ['what is no tar', Buffer.alloc(2048, 'text'), /checksum/],
    ['half a header', tarMember({ name: 'a' }).subarray(0, 300), /ends in the middle of a header/],
    ['half a file', tarMember({ name: 'a', content: 'x'.repeat(2000) }).subarray(0, 1500), /ends in the middle of a$/],
    ['a size below zero', tarMember({ name: 'a', sizeField: Buffer.alloc(12, 0xff) }), /size that is no number/],
    [
      'a size that no number holds',
      tarMember({ name: 'a', sizeField: Buffer.alloc(12, 0xbf) }),
      /size that is no number/,
    ],
    [
      'a size that is no octal number',
      tarMember({ name: 'a', sizeField: Buffer.from('99999999999\0') }),
      /size that is no number/,
    ],
    [
      'pax records that are none',
      tarMember({ name: 'p', type: 'x', content: '9999 path=a\n' }),
      /extended header is damaged/,
    ],
    ['a long name of gigabytes', tarHeader({ name: 'l', type: 'L' }, 0o7777777777), /more than 1 MiB/],
  ] as const) {
    it(`stop at ${what}, with a sentence that says so`, () => assert.rejects(membersOf(bytes), message));
  }
});
