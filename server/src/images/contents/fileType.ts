/** What a file that is no text is, told by its first bytes: formats that images for devices are full of. */

const signatures: readonly (readonly [type: string, ...bytes: readonly number[]])[] = [
  ['gzip-compressed data', 0x1f, 0x8b],
  ['zstd-compressed data', 0x28, 0xb5, 0x2f, 0xfd],
  ['xz-compressed data', 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  ['bzip2-compressed data', 0x42, 0x5a, 0x68],
  ['zip archive', 0x50, 0x4b, 0x03, 0x04],
  ['archive of object files', 0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e, 0x0a],
  ['RPM package', 0xed, 0xab, 0xee, 0xdb],
  ['flattened device tree', 0xd0, 0x0d, 0xfe, 0xed],
  ['squashfs file system', 0x68, 0x73, 0x71, 0x73],
  ['SQLite database', 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74],
  ['time zone data', 0x54, 0x5a, 0x69, 0x66],
  ['GNU message catalogue', 0xde, 0x12, 0x04, 0x95],
  ['compiled terminfo entry', 0x1a, 0x01],
  ['PNG image', 0x89, 0x50, 0x4e, 0x47],
  ['JPEG image', 0xff, 0xd8, 0xff],
  ['GIF image', 0x47, 0x49, 0x46, 0x38],
  ['PDF document', 0x25, 0x50, 0x44, 0x46],
  ['WebAssembly module', 0x00, 0x61, 0x73, 0x6d],
  ['Java class file', 0xca, 0xfe, 0xba, 0xbe],
];

/** As people call it; null for what is of none of the known formats. */
export function fileType(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46])) return elfType(bytes);
  return signatures.find(([, ...signature]) => startsWith(bytes, signature))?.[0] ?? null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** `e_type` and `e_machine` of the ELF header, as elf.h numbers them. */
const elfKinds: Readonly<Record<number, string>> = { 1: 'object file', 2: 'executable', 3: 'shared object', 4: 'core' };
const elfMachines: Readonly<Record<number, string>> = {
  3: 'x86',
  8: 'MIPS',
  20: 'PowerPC',
  21: 'PowerPC 64',
  22: 's390',
  40: 'Arm',
  62: 'x86-64',
  183: 'AArch64',
  243: 'RISC-V',
  247: 'BPF',
  258: 'LoongArch',
};

function elfType(bytes: Uint8Array): string {
  const isBigEndian = bytes[5] === 2;
  const half = (at: number) => {
    const [first = 0, second = 0] = bytes.subarray(at, at + 2);
    return isBigEndian ? first * 256 + second : second * 256 + first;
  };
  const bits = bytes[4] === 2 ? '64-bit' : '32-bit';
  const machine = elfMachines[half(18)];
  return [`ELF ${bits} ${elfKinds[half(16)] ?? 'file'}`, ...(machine === undefined ? [] : [`for ${machine}`])].join(
    ' ',
  );
}
