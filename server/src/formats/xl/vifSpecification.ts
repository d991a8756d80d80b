/** What xl refuses and passes over in the text of a network interface: `key=value` and flags with commas between. After `xl_parse.c` of Xen. */
import type { SpecificationProblem } from './specificationPart';

const keys = [
  'type',
  'mac',
  'bridge',
  'gatewaydev',
  'netdev',
  'ip',
  'script',
  'backend',
  'vifname',
  'model',
  'rate',
  'forwarddev',
  'accel',
  'devid',
  'mtu',
  'vlan',
];

const flags: ReadonlySet<string> = new Set(['trusted', 'untrusted']);

const rate = /^\s*\d+[GMK]?[Bb]\/s(?:@\d+[mu]?s?)?\s*$/;

/** All that is wrong, in the order of the text. */
export function vifProblems(text: string): readonly SpecificationProblem[] {
  const found: SpecificationProblem[] = [];
  for (let at = 0; at < text.length; ) {
    const comma = text.indexOf(',', at);
    const end = comma === -1 ? text.length : comma;
    while (at < end && text.charAt(at) === ' ') at++;
    const problem = at < end ? partProblem(text.slice(at, end), at) : undefined;
    if (problem) found.push(problem);
    at = end + 1;
  }
  return found;
}

function partProblem(written: string, start: number): SpecificationProblem | undefined {
  const equals = written.indexOf('=');
  const key = equals === -1 ? written.trimEnd() : written.slice(0, equals);
  const keyEnd = start + key.length;
  if (equals === -1) {
    if (flags.has(written)) return undefined;
    const hint = keys.includes(key) ? ' without `=`' : '';
    return { start, end: keyEnd, isRefused: false, message: `\`${key}\`${hint} says nothing of an interface` };
  }
  if (key.startsWith('colo_')) return undefined;
  if (!keys.includes(key)) {
    const isSpaced = keys.includes(key.trimEnd());
    const message = isSpaced ? 'a blank stands before the `=`' : `\`${key}\` is no parameter of an interface`;
    return { start, end: keyEnd, isRefused: false, message, expected: keys };
  }
  const value = written.slice(equals + 1);
  const wrong = wrongValue(key, value);
  return wrong && { start: keyEnd + 1, end: keyEnd + 1 + Math.max(value.trimEnd().length, 0), ...wrong };
}

function wrongValue(key: string, value: string): Omit<SpecificationProblem, 'start' | 'end'> | undefined {
  switch (key) {
    case 'mac':
      return isMacAddress(value)
        ? undefined
        : { isRefused: false, message: 'a `mac` is six numbers of two hexadecimal digits, with colons between' };
    case 'type':
      return value === 'vif' || value === 'ioemu'
        ? undefined
        : { isRefused: false, message: 'the `type` of an interface is `vif` or `ioemu`', expected: ['vif', 'ioemu'] };
    case 'rate':
      return rate.test(value)
        ? undefined
        : { isRefused: true, message: 'a `rate` is such as `10Mb/s` or `1MB/s@20ms`' };
    case 'devid':
    case 'mtu':
      return /^\s*\+?\d/.test(value) ? undefined : { isRefused: true, message: `\`${key}\` is a number` };
    default:
      return undefined;
  }
}

/** xl takes others as well, and gives the interface an address of what it read until then. */
function isMacAddress(text: string): boolean {
  return /^[0-9a-f]{1,2}(?:[:.-][0-9a-f]{1,2}){5}\s*$/i.test(text);
}
