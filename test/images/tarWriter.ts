/** Writes tars for tests, right ones and such as no tool writes. */

export interface WrittenMember {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** The type flag: a file by default. */
  readonly type?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly linkName?: string;
  /** Pax records that go before the member. */
  readonly pax?: Readonly<Record<string, string>>;
  /** Written in the place of the size of the content. */
  readonly sizeField?: Uint8Array;
  /** Added to the right checksum. */
  readonly checksumError?: number;
}

const blockBytes = 512;

/** A whole tar, with the blocks of zeros that end it. */
export function tarOf(members: readonly WrittenMember[]): Buffer {
  return Buffer.concat([...members.map(tarMember), Buffer.alloc(2 * blockBytes)]);
}

/** One member with what goes before it. */
export function tarMember(member: WrittenMember): Buffer {
  const content = Buffer.from(member.content ?? '');
  const records = Object.entries(member.pax ?? {}).map(([key, value]) => paxRecord(key, value));
  const extended = records.length === 0 ? [] : [tarMember({ name: 'pax', type: 'x', content: records.join('') })];
  return Buffer.concat([...extended, tarHeader(member, content.length), padded(content)]);
}

/** GNU's way to give a member a name of more than a hundred bytes. */
export function longName(name: string): WrittenMember {
  return { name: '././@LongLink', type: 'L', content: `${name}\0` };
}

export function tarHeader(member: WrittenMember, sizeBytes: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(member.name, 0, 100);
  header.write(octal(member.mode ?? (member.type === '5' ? 0o755 : 0o644), 7), 100);
  header.write(octal(member.uid ?? 0, 7), 108);
  header.write(octal(member.gid ?? 0, 7), 116);
  header.write(octal(sizeBytes, 11), 124);
  if (member.sizeField) header.set(member.sizeField, 124);
  header.write(octal(1_700_000_000, 11), 136);
  header.write(member.type ?? '0', 156);
  header.write(member.linkName ?? '', 157, 100);
  header.write('ustar\0', 257);
  header.write('00', 263);
  return withChecksum(header, member.checksumError);
}

/** Writes the checksum that fits the header, or one that is off by so much. */
export function withChecksum(header: Buffer, error = 0): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum + error, 6)}\0 `, 148);
  return header;
}

/** The record's own length is a part of it. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const restBytes = Buffer.byteLength(rest);
  let length = restBytes + 1;
  while (String(length).length + restBytes !== length) length++;
  return `${length}${rest}`;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes)]);
}
