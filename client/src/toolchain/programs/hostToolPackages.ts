/** Packages that hold host tools of OpenEmbedded and are called otherwise than the tool; of the same systems as those of `knownPrograms.ts`. */
import type { Packages } from './knownPrograms';

const binutils = everywhere('binutils');
const zstd = everywhere('zstd');
const cPlusPlus: Packages = { debian: 'g++', fedora: 'gcc-c++', suse: 'gcc-c++', arch: 'gcc', alpine: 'g++' };
const preprocessor: Packages = { debian: 'cpp', fedora: 'cpp', suse: 'cpp', arch: 'gcc', alpine: 'gcc' };

const packages: Readonly<Record<string, Packages>> = {
  ar: binutils,
  as: binutils,
  ld: binutils,
  nm: binutils,
  objcopy: binutils,
  objdump: binutils,
  ranlib: binutils,
  readelf: binutils,
  strings: binutils,
  strip: binutils,
  bunzip2: everywhere('bzip2'),
  gunzip: everywhere('gzip'),
  cpp: preprocessor,
  'g++': cPlusPlus,
  lz4c: everywhere('lz4'),
  pzstd: zstd,
  unzstd: zstd,
  rpcgen: { debian: 'rpcsvc-proto', fedora: 'rpcgen', suse: 'rpcgen', arch: 'rpcsvc-proto', alpine: 'rpcgen' },
  xz: { debian: 'xz-utils', fedora: 'xz', suse: 'xz', arch: 'xz', alpine: 'xz' },
};

/** Undefined for a tool that stands in a package of its own name. */
export function hostToolPackages(tool: string): Packages | undefined {
  return Object.hasOwn(packages, tool) ? packages[tool] : undefined;
}

function everywhere(name: string): Packages {
  return { debian: name, fedora: name, suse: name, arch: name, alpine: name };
}
