/** The forms of texts that only CRI-O takes, as its version 1.36 was seen to take and to refuse them. */
import { meantOf } from '../../knowledge/nearestName';
import { capabilities } from './ociNames';
import type { ValueForm } from './valueForm';

const bareCapabilities = [...capabilities].map((name) => name.replace(/^CAP_/, ''));

const namePart = '[a-z\\d]+(?:(?:[._]|__|-+)[a-z\\d]+)*';
const host = '(?:\\[[\\da-fA-F:]+\\]|[A-Za-z\\d](?:[A-Za-z\\d.-]*[A-Za-z\\d])?)(?::\\d+)?';
const reference = new RegExp(
  `^(?:${host}/)?${namePart}(?:/${namePart})*(?::\\w[\\w.-]{0,127})?(?:@sha256:[\\da-f]{64})?$`,
);

/** Longer texts are not looked at. */
const longestReference = 500;

function isTimeZone(text: string): boolean {
  if (/^(?:local|utc)?$/i.test(text)) return true;
  try {
    // Zones are files on the target, whose names have their own capitals.
    return new Intl.DateTimeFormat('en', { timeZone: text }).format() !== '' && /^[A-Z]/.test(text);
  } catch {
    return false;
  }
}

function isProcessorSet(text: string): boolean {
  return text.split(',').every((part) => {
    const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    return first !== '' && Number(first) <= Number(last);
  });
}

function isDeviceMode(text: string): boolean {
  return /^[rwm]{1,3}$/.test(text) && new Set(text).size === text.length;
}

/** `source[:target][:mode]`. */
function isMappedDevice(text: string): boolean {
  const [source = '', ...rest] = text.split(':');
  const mode = rest.length > 0 && isDeviceMode(rest.at(-1) ?? '') ? rest.pop() : undefined;
  const [target = source, ...more] = rest;
  return more.length === 0 && source.startsWith('/') && target.startsWith('/dev/') && mode !== '';
}

export const crioForms = {
  bareCapability: {
    inWords: 'a capability of Linux without `CAP_`, such as `NET_BIND_SERVICE`',
    accepts: (text) => bareCapabilities.includes(text.toUpperCase()),
    meant: (text) => meantOf(text.toUpperCase().replace(/^CAP_/, ''), bareCapabilities),
  },
  imageReference: {
    inWords: 'an image such as `registry.k8s.io/pause:3.10`, without a scheme and in small letters',
    accepts: (text) => text.length > longestReference || reference.test(text),
  },
  mappedDevice: {
    inWords:
      'a device as `/dev/fuse`, with `:/dev/` and its name in the container and `:rwm` behind it where it differs',
    accepts: isMappedDevice,
  },
  processorSet: {
    inWords: 'processors such as `0-3,5`, without blanks',
    accepts: isProcessorSet,
  },
  sysctlAssignment: {
    inWords: 'a parameter of the kernel as `net.core.somaxconn=1024`, without blanks around the `=`',
    accepts: (text) => /^(?:\S[^=]*)?=(?!\s)/.test(text) && !/\s=|\s$/.test(text),
    meant: (text) => (/^[^=]+=[^=]+$/.test(text) ? text.replace(/\s*=\s*/, '=').trim() : undefined),
  },
  timeZone: {
    inWords: 'the name of a time zone such as `Europe/Berlin`, or `Local`',
    accepts: isTimeZone,
  },
} as const satisfies Readonly<Record<string, ValueForm>>;
