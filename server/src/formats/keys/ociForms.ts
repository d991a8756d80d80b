/** The forms that texts have in the formats of OCI. */
import { editDistance } from '../../base/editDistance';
import { meantOf, nearestOf } from '../../knowledge/nearestName';
import {
  annotations,
  architectures,
  armVariants,
  capabilities,
  errnoNames,
  mediaTypes,
  mountFlags,
  signals,
} from './ociNames';
import { systemCallLike, systemCalls } from './systemCalls';

import type { ValueForm } from './valueForm';

const digestInWords = '`sha256:` and 64 hexadecimal digits in lower case';

export const ociForms = {
  pathFromRoot: matching(/^\//, 'a path that begins with `/`', asAbsolute),
  pathFromRootOrNothing: matching(/^(?:\/|$)/, 'a path that begins with `/`', asAbsolute),
  annotation: {
    accepts: (text) => annotations.has(text) || (!isOfImages(text) && annotationMeant(text) === undefined),
    inWords: 'a name that the OCI image format has, since others under `org.opencontainers.image.` mean nothing',
    meant: annotationMeant,
  },
  architecture: {
    accepts: (text) => architectures.includes(text) || text === unknown,
    inWords: 'an architecture as Go names it, such as `amd64`, `arm64` or `arm`',
    meant: architectureMeant,
  },
  capability: {
    accepts: (text) => capabilities.has(text),
    inWords: 'a capability of Linux, in capitals and with `CAP_` in front',
    meant: capabilityMeant,
  },
  configMediaType: mediaTypeOf([mediaTypes.config, mediaTypes.empty], 'the media type of an image config'),
  // runc and crun refuse what is no part of a namespace of the container.
  containerSysctl: matching(
    /^(?:net[./].+|fs[./]mqueue[./].+|kernel[./](?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced|domainname))$/,
    'a parameter that belongs to a namespace: one under `net.`, `fs.mqueue.`, or of the shared memory and messages of `kernel.`',
  ),
  deviceAccess: matching(/^[rwm]*$/, 'made of `r`, `w` and `m`'),
  digest: {
    accepts: isDigest,
    inWords: digestInWords,
    meant: digestMeant,
  },
  digestOrNothing: {
    accepts: (text) => text === '' || isDigest(text),
    inWords: digestInWords,
    meant: digestMeant,
  },
  environment: matching(/^[^=]+=/, 'a name, `=` and a value'),
  errno: {
    accepts: (text) => text === '' || /^\d+$/.test(text) || errnoNames.has(text),
    inWords: 'the name of an errno such as `EPERM`, or its number',
    meant: (text) => nearestOf(text, [...errnoNames]),
  },
  hostName: matching(/^.{0,64}$/, 'no longer than 64 characters'),
  layerMediaType: mediaTypeOf([...mediaTypes.layers, mediaTypes.empty], 'the media type of a layer'),
  manifestMediaType: mediaTypeOf(mediaTypes.manifests, 'the media type of a manifest or an index'),
  mediaType: matching(mediaTypes.pattern, 'a media type, with a `/` between its parts'),
  mountOption: {
    accepts: (text) => optionMeant(text) === undefined,
    inWords: 'a flag as `mount` spells it, and one alone',
    meant: optionMeant,
  },
  notEmpty: matching(/./, 'more than an empty text'),
  numberList: matching(/^[\d, -]*$/, 'numbers and ranges with commas between, such as `0-3,5`'),
  operatingSystem: {
    accepts: (text) => operatingSystems.includes(text) || text === unknown,
    inWords: 'an operating system as Go names it, such as `linux`',
    meant: (text) => nearestOf(text, operatingSystems),
  },
  pageSize: matching(/^[1-9]\d*[KMG]B$/, 'a number with `KB`, `MB` or `GB`', (text) =>
    /^[1-9]\d*[KMG]$/.test(text) ? `${text}B` : undefined,
  ),
  port: {
    accepts: isPort,
    inWords: 'a port, alone or with `/tcp`, `/udp` or `/sctp` behind',
    meant: (text) =>
      [text.toLowerCase(), text.replace(/^(?:tcp|udp)\//, '')].find((each) => each !== text && isPort(each)),
  },
  runtimeSpecVersion: matching(/^v?1\.\d/, 'a version of the OCI runtime specification, such as `1.0.2`'),
  seccompArchitecture: {
    accepts: (text) => /^[a-z][a-z0-9_]*$/.test(text),
    inWords: 'an architecture as libseccomp names it, such as `amd64`, `arm64` or `x32`',
  },
  referenceName: matching(
    /^[A-Za-z0-9]+(?:(?:--|[-._:@+/])[A-Za-z0-9]+)*$/,
    'letters and digits with single marks between, of which an image can be asked for',
  ),
  signalName: {
    accepts: isSignal,
    inWords: 'the name of a signal such as `SIGTERM`, or its number',
    meant: (text) =>
      nearestOf(
        text.replace(/^(?!SIG)/i, 'SIG'),
        signals.map((name) => `SIG${name}`),
      ),
  },
  systemCall: {
    accepts: (text) => systemCalls.has(text) || (/^[a-z0-9_]+$/.test(text) && systemCallMeant(text) === undefined),
    inWords: 'the name of a system call of Linux',
    meant: systemCallMeant,
  },
  time: {
    accepts: isTime,
    inWords: 'a time with its zone, such as `2026-01-31T12:00:00Z`',
    meant: (text) => {
      const [, day, clock = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d(?:\.\d+)?))?$/.exec(text) ?? [];
      const whole = day === undefined ? '' : `${day}T${clock}Z`;
      return isTime(whole) ? whole : undefined;
    },
  },
  variant: {
    accepts: (text) => text === '' || /^v\d+(?:\.\d+)?$/.test(text),
    inWords: 'a variant such as `v7` or `v8`',
    meant: (text) => armVariants.get(text.toLowerCase()),
  },
} as const satisfies Readonly<Record<string, ValueForm>>;

function matching(pattern: RegExp, inWords: string, meant?: ValueForm['meant']): ValueForm {
  return { accepts: (text) => pattern.test(text), inWords, ...(meant && { meant }) };
}

function asAbsolute(text: string): string | undefined {
  return /^[\w-]/.test(text) ? `/${text}` : undefined;
}

/** Types of others are for artifacts that are no images; a slip in one of OCI's is meant for an image. */
function mediaTypeOf(known: readonly string[], inWords: string): ValueForm {
  const isSlip = (text: string): boolean =>
    known.some((each) => Math.abs(each.length - text.length) < 3 && editDistance(each, text) < 3);
  return {
    accepts: (text) =>
      known.includes(text.replace(/\+encrypted$/, '')) ||
      (mediaTypes.pattern.test(text) && !/^application\/vnd\.(?:oci\.image|docker)\./.test(text) && !isSlip(text)),
    inWords,
    meant: (text) => mediaTypes.insteadOfDocker.get(text) ?? nearestOf(text, known),
  };
}

const ofImages = 'org.opencontainers.image.';

function isOfImages(name: string): boolean {
  return name.startsWith(ofImages);
}

/** Of names of others none is meant: only of those that begin much like ours. */
function annotationMeant(name: string): string | undefined {
  if (annotations.has(name)) return undefined;
  const isLike = isOfImages(name) || /^org\.open-?containers?\.im(?:age|ages|g)\./i.test(name);
  if (!isLike) return undefined;
  const ending = name.split('.').slice(3).join('.');
  const known = [...annotations].map((each) => each.slice(ofImages.length));
  const meant = known.includes(ending) ? ending : nearestOf(ending, known);
  return meant === undefined ? undefined : `${ofImages}${meant}`;
}

/** BuildKit's word for the platform of an attestation. */
const unknown = 'unknown';

const architecturesOfOthers: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  x64: 'amd64',
  i386: '386',
  i486: '386',
  i586: '386',
  i686: '386',
  x86: '386',
  aarch64: 'arm64',
  arm64v8: 'arm64',
  armv8: 'arm64',
  armhf: 'arm',
  armel: 'arm',
  armv5: 'arm',
  armv6: 'arm',
  armv7: 'arm',
  armv6l: 'arm',
  armv7l: 'arm',
  armv7a: 'arm',
  arm32v7: 'arm',
  riscv: 'riscv64',
  mipsel: 'mipsle',
  mips64el: 'mips64le',
  powerpc64le: 'ppc64le',
  ppc64el: 'ppc64le',
  loongarch64: 'loong64',
};

function architectureMeant(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (Object.hasOwn(architecturesOfOthers, lower)) return architecturesOfOthers[lower];
  return architectures.includes(lower) ? lower : nearestOf(text, architectures);
}

const operatingSystems: readonly string[] = [
  'aix',
  'android',
  'darwin',
  'dragonfly',
  'freebsd',
  'illumos',
  'ios',
  'js',
  'linux',
  'netbsd',
  'openbsd',
  'plan9',
  'solaris',
  'wasip1',
  'windows',
  'zos',
];

function capabilityMeant(text: string): string | undefined {
  const name = text.toUpperCase().replace(/^(?:CAP[_-]?)?/, 'CAP_');
  return capabilities.has(name) ? name : meantOf(name, [...capabilities]);
}

function isDigest(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(text);
}

function digestMeant(text: string): string | undefined {
  const lower = text.toLowerCase().replace(/^sha256-/, 'sha256:');
  const whole = /^[0-9a-f]{64}$/.test(lower) ? `sha256:${lower}` : lower;
  return whole !== text && isDigest(whole) ? whole : undefined;
}

/** There are new ones with each kernel: what is like none of the old ones is one that is not known here. */
function systemCallMeant(text: string): string | undefined {
  const plain = text.toLowerCase().replace(/^(?:__nr_|sys_)|[^a-z0-9_]/g, '');
  if (plain !== text && systemCalls.has(plain) && !systemCalls.has(text)) return plain;
  return text.length > 3 && text.length < 40 && !systemCalls.has(text) ? systemCallLike(text) : undefined;
}

/** What is no flag is handed to the file system: only what is certainly a flag spelt otherwise is wrong. */
function optionMeant(text: string): string | undefined {
  if (mountFlags.has(text)) return undefined;
  // Within one option they are the file system's: the author joined them.
  const parts = text.split(',');
  if (parts.length > 1 && parts.every((part) => mountFlags.has(part))) return parts.join('", "');
  const lower = text.toLowerCase();
  if (lower === 'readonly' || lower === 'read-only') return 'ro';
  if (mountFlags.has(lower)) return lower;
  const joined = lower.replace(/^(r?no)[-_]/, '$1');
  return joined !== lower && mountFlags.has(joined) ? joined : undefined;
}

function isSignal(text: string): boolean {
  if (/^\d{0,2}$/.test(text)) return true;
  const name = text.toUpperCase().replace(/^SIG/, '');
  return signals.includes(name) || /^RT(?:MIN|MAX)(?:[+-]\d{1,2})?$/.test(name);
}

function isPort(text: string): boolean {
  const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(?:tcp|udp|sctp))?$/.exec(text) ?? [];
  return first !== '' && Number(first) <= Number(last) && Number(last) <= 65_535;
}

/** RFC 3339, as Go's `time.Time` reads it. */
function isTime(text: string): boolean {
  const match = /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return false;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 60;
}
