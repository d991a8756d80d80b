/**
 * The forms that texts in configuration files have: addresses, sizes, times. Each accepts what the programs accept that read
 * the files; an empty text is for the reader of the form to say.
 */
import { meantOf } from '../../knowledge/nearestName';
import { crioForms } from './crioForms';
import { ociForms } from './ociForms';
import { capabilities } from './ociNames';
import { unitForms } from './unitForms';
import { form, matching, type ValueForm } from './valueForm';

/** As the kernel names it: programs take it in small letters and without `CAP_` too. */
function wholeCapability(text: string): string {
  return `CAP_${text.toUpperCase().replace(/^CAP_/, '')}`;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const [address = '', zone] = text.split('%', 2);
  if (zone === '') return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  let count = 0;
  for (const [index, half] of halves.entries()) {
    const groups = half === '' ? [] : half.split(':');
    for (const [at, group] of groups.entries()) {
      const isLast = index === halves.length - 1 && at === groups.length - 1;
      if (isLast && isIpv4(group)) count += 2;
      else if (/^[\da-f]{1,4}$/i.test(group)) count++;
      else return false;
    }
  }
  return halves.length === 2 ? count < 8 : count === 8;
}

/** A star is known in front of a domain alone. */
function isRegistryLocation(text: string): boolean {
  return !/\s|.\*/.test(text) && !/^[^/]*[^\]:/]:(?![^/]*[\]:])[^/]*[^\d/][^/]*(?:\/|$)/.test(text.replace(/@.*$/, ''));
}

/** A wildcard with a port, a namespace or a digest behind its domain. */
function isWildcardOfMore(text: string): boolean {
  return /^\*\..*[/@:]/.test(text);
}

/** An address with the length of its network, and not that of the network itself. */
function isAddressInNetwork(text: string): boolean {
  const [address = '', length = ''] = text.split('/');
  if (!isCidr(text)) return false;
  const bits = bitsOf(address);
  // Of two addresses, and of one, none is the network's.
  return bits === undefined || Number(length) >= bits.length - 1 || bits.slice(Number(length)).includes('1');
}

function isIp(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

function isCidr(text: string): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(length)) return false;
  return (isIpv4(address) && Number(length) <= 32) || (isIpv6(address) && Number(length) <= 128);
}

/** Whether an address lies in a network; undefined where one of them is none, or they are of different kinds. */
export function isInNetwork(address: string, network: string): boolean | undefined {
  if (!isCidr(network)) return undefined;
  const [start = '', length = ''] = network.split('/');
  const [first, second] = [bitsOf(start), bitsOf(address)];
  if (first === undefined || second === undefined || first.length !== second.length) return undefined;
  return first.slice(0, Number(length)) === second.slice(0, Number(length));
}

/** The length of a network, and that of a single address of its kind; undefined for what is no network. */
export function lengthOfNetwork(network: string): { readonly length: number; readonly longest: number } | undefined {
  if (!isCidr(network)) return undefined;
  return { length: Number(network.replace(/.*\//, '')), longest: network.includes(':') ? 128 : 32 };
}

/** Whether an address comes before another; undefined where one of them is none, or they are of different kinds. */
export function isAddressBelow(address: string, other: string): boolean | undefined {
  const [first, second] = [bitsOf(address), bitsOf(other)];
  if (first === undefined || second === undefined || first.length !== second.length) return undefined;
  return first < second;
}

/** The binary digits of an address. */
function bitsOf(address: string): string | undefined {
  const inBits = (numbers: readonly number[], width: number): string =>
    numbers.map((number) => number.toString(2).padStart(width, '0')).join('');
  if (isIpv4(address)) return inBits(address.split('.').map(Number), 8);
  // Addresses that end in one of version 4 are rare enough to be left alone.
  if (!isIpv6(address) || /[.%]/.test(address)) return undefined;
  const [before = '', after] = address.split('::');
  const groups = (part: string): readonly number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [head, tail] = [groups(before), groups(after ?? '')];
  return inBits([...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail], 16);
}

/** No more than what is sure: brackets and parentheses that are not closed, and a repetition of nothing. */
function isGoRegexp(text: string): boolean {
  if (text.includes('\\Q')) return true;
  const outside = text.replace(/\\[\s\S]/g, 'a').replace(/\[\^?\]?(?:\[:\^?\w+:\]|[^\]])*\]/g, 'a');
  let open = 0;
  for (const letter of outside) {
    if (letter === '(') open++;
    else if (letter === ')' && --open < 0) return false;
  }
  return open === 0 && !/[[\\]/.test(outside) && !/^[*+?]|\((?:[*+]|\?(?![:Pims<U-]))/.test(outside);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

function isPortRange(text: string): boolean {
  const ends = text.split('-');
  return ends.length <= 2 && ends.every(isPort);
}

/** `[[address:][port]:]port[/protocol]`, as `podman run --publish` takes it. */
function isPublishedPort(text: string): boolean {
  const [, ports = '', protocol = 'tcp'] = /^(.*?)(?:\/([^/]*))?$/.exec(text) ?? [];
  if (!/^(?:tcp|udp|sctp)$/i.test(protocol)) return false;
  const [, bracketed, afterBrackets] = /^\[([^\]]+)\]:(.*)$/.exec(ports) ?? [];
  if (bracketed !== undefined && !isIp(bracketed)) return false;
  const parts = (afterBrackets ?? ports).split(':');
  if (bracketed === undefined && parts.length === 3) {
    const address = parts.shift() ?? '';
    if (address !== '' && !isIp(address)) return false;
  }
  const container = parts.pop() ?? '';
  return parts.length <= 1 && isPortRange(container) && parts.every((port) => port === '' || isPortRange(port));
}

/** A host with a port, if any, or a network. */
function isRegistry(text: string): boolean {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return false;
  const port = /:(\d+)$/.exec(text.replace(/^\[[^\]]*\]/, ''))?.[1];
  return port === undefined || isPort(port);
}

function isDaemonHost(text: string): boolean {
  const [, protocol = 'tcp', address = ''] = /^(?:([^:/]*):\/\/)?(.*)$/.exec(text) ?? [];
  if (protocol !== 'tcp') return /^(?:unix|fd|npipe)$/.test(protocol);
  if (address.startsWith('/')) return false;
  const port = /:([^:\]/]*)(?:\/.*)?$/.exec(address.replace(/^\[[^\]]*\]/, ''))?.[1];
  return port === undefined || /^\d*$/.test(port);
}

const limits = 'as|core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack';

function isUlimit(text: string): boolean {
  const [, soft = '', hard = soft] = new RegExp(`^(?:${limits})=(-?\\d+)(?::(-?\\d+))?$`).exec(text) ?? [];
  return soft !== '' && (hard === '-1' || Number(soft) <= Number(hard));
}

const lxcAddress = (isAddress: (text: string) => boolean, longest: number) => (text: string) => {
  const [, address = '', length, broadcast] = /^([^/\s]+)(?:\/(\d+))?(?:\s+(\S+))?$/.exec(text) ?? [];
  return (
    isAddress(address) &&
    (length === undefined || Number(length) <= longest) &&
    (broadcast === undefined || isAddress(broadcast))
  );
};

const forms = {
  ...ociForms,
  ...crioForms,
  ...unitForms,
  ip: form('an IP address', isIp),
  cidr: form('a network such as `10.0.0.0/24`', isCidr),
  ipOrCidr: form('an IP address or a network', (text) => isIp(text) || isCidr(text)),
  ipRange: form('a network, or a first and a last address', (text) => isCidr(text) || text.split('-').every(isIp)),
  ipList: form('IP addresses with commas between', (text) => text.split(',').every((each) => isIp(each.trim()))),
  cidrList: form('networks such as `10.42.0.0/16` with commas between', (text) =>
    text.split(',').every((each) => isCidr(each.trim())),
  ),
  nodePortRange: matching('a port or a range such as `30000-32767`', /^\d{1,5}(?:[-+]\d{1,5})?$/),
  goRegexp: form('a regular expression of Go', isGoRegexp),
  ipOrNone: form('an IP address or `none`', (text) => isIp(text) || text === 'none'),
  mac: matching('a hardware address such as `02:00:00:00:00:01`', /^[\da-f]{2}(?:[:-][\da-f]{2}){5}$/i),
  macTemplate: matching(
    'a hardware address such as `00:16:3e:xx:xx:xx`, where each `x` is chosen',
    /^[\da-fx]{2}(?::[\da-fx]{2}){5}$/i,
  ),
  // As `time.ParseDuration` of Go reads it.
  duration: matching(
    'a time such as `30s` or `5m`',
    /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/,
  ),
  size: matching('a size such as `64m` or `10GB`', /^\d+(?:\.\d+)?\s?(?:[kmgtp]i?b?|b)?$/i),
  lxcSize: matching('`auto`, or a size such as `1MB`', /^(?:auto|\d+\s*(?:[kmg]b?)?)$/i),
  integer: matching('a whole number', /^[+-]?\d+$/),
  wholeOrHexadecimal: matching('a whole number', /^\s*(?:0x[\da-f]+|\d+)$/i),
  natural: matching('a whole number from 0', /^\d+$/),
  seconds: matching('a number of seconds', /^-?\d+$/),
  octal: matching('a mode of octal digits such as `0022`', /^[0-7]{1,4}$/),
  forceMask: matching('`private`, `shared` or octal digits such as `0755`', /^(?:private|shared|[0-7]{1,4})$/),
  boolean: matching('a truth value such as `true`', /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/i),
  goBoolean: matching('`"true"` or `"false"`', /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/),
  absolutePath: matching('an absolute path', /^(?:\/|~|\$)/),
  policyPath: matching('an absolute path that does not end in `/`', /^(?:\/.*[^/](?::.*)?|\/)$/),
  namespaceName: matching('the name of a namespace such as `net`', /^(?:cgroup|ipc|mnt|net|pid|time|user|uts)$/),
  containerdPlugin: matching('an id such as `io.containerd.grpc.v1.cri`', /^[^.]*(?:\.[^.]*){3,}$/),
  mirrorUrl: matching('a URL that begins with `https://` or `http://`', /^https?:\/\/[^/?#\s@]+(?:\/[^?#\s]*)?$/i),
  registry: form('a host and port, without a scheme', isRegistry),
  // Of a scheme another rule speaks.
  registryHost: matching('a host and port, without a scheme and path', /^(?:[a-z]+:\/\/.*|[^/\s]+)$/i),
  registryPrefix: {
    inWords: 'a host and port or a namespace, without blanks, or `*.` and a domain alone',
    accepts: (text) => isRegistryLocation(text) && !isWildcardOfMore(text),
    stopsAt: isWildcardOfMore,
  },
  registryLocation: form('a host and port, without blanks', isRegistryLocation),
  bridgeAddress: form('an address and the length of its network, such as `172.17.0.1/16`', isAddressInNetwork),
  shimName: matching(
    'an id such as `io.containerd.runc.v2`, or the absolute path of a shim',
    /^(?:\/.*|[^/]*[^/.]\.[^/.]+)$/,
  ),
  namespaceMode: matching(
    '`host`, `private`, `container:` and a name, or `ns:` and a path',
    /^(?:host|private|container:.+|ns:.+)?$/,
  ),
  ipcMode: matching(
    '`host`, `private`, `shareable`, `none`, `container:` and a name, or `ns:` and a path',
    /^(?:host|private|shareable|none|container:.+|ns:.+)?$/,
  ),
  userMode: matching(
    '`host`, `private`, `auto`, `keep-id`, `nomap`, `container:` and a name, or `ns:` and a path',
    /^(?:(?:host|private|nomap|(?:auto|keep-id)(?::.*)?)|container:.+|ns:.+)?$/,
  ),
  capabilityName: {
    inWords: 'a capability of Linux',
    accepts: (text) => /^all$/i.test(text) || capabilities.has(wholeCapability(text)),
    meant: (text) => meantOf(wholeCapability(text), [...capabilities])?.replace(/^CAP_/, ''),
  },
  conmonCgroup: matching('`pod`, or a slice such as `system.slice`', /^(?:pod|.*\.slice)?$/),
  aliasName: matching('a name without a registry, tag or digest', /^(?![^/]*[.:][^/]*\/)[^:@\s]+$/),
  aliasValue: matching(
    'a name with its registry and without a tag or digest, such as `docker.io/library/app`',
    /^(?:[^/\s@]*[.:][^/\s@]*|localhost)\/[^:@\s]+$/,
  ),
  listenAddress: matching('an address with its port, such as `127.0.0.1:9323`', /:[\w-]*$/),
  label: matching('a label such as `site=lab`', /=/),
  daemonHost: form('`unix://`, `fd://` or `tcp://` and an address', isDaemonHost),
  execOption: matching(
    '`native.cgroupdriver=` and `systemd`, `cgroupfs` or `none`',
    /^native\.cgroupdriver=(?:systemd|cgroupfs|none)?$/,
  ),
  dockerRuntimeName: matching('a name other than `runc`, which dockerd has by itself', /^(?!runc$)/),
  cgroupDriver: matching('`systemd` or `cgroupfs` as the driver', /^native\.cgroupdriver=(?:systemd|cgroupfs)$/),
  ulimit: form('a limit such as `nofile=1024:2048`, the soft one not above the hard one', isUlimit),
  device: matching('a path below `/dev`, or a name of CDI', /^(?:\/|[^\s/=]+\/[^\s=]+=)/),
  publishedPort: form('`[[address:]port:]port[/protocol]`', isPublishedPort),
  portRange: form('a port or a range of ports', (text) => isPortRange(text.replace(/\/(?:tcp|udp|sctp)$/i, ''))),
  podFile: matching('the name of a file that ends in `.pod`', /\.pod$/),
  base64: matching('base64', /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/),
  taggedImage: matching('an image with a tag or digest', /:[\w.-]+$|@sha256:/),
  emptyScope: matching('the empty scope `""`', /^$/),
  storageScope: matching('the empty scope, or a store such as `[overlay@/var/lib/containers/storage]`', /^\[/),
  policyScope: matching(
    'a registry, namespace or image, without a scheme or a `/` at the end',
    /^(?!\*$)(?!.*:\/\/)(?:.*[^/])?$/,
  ),
  networkName: matching('a name of letters, digits, `_`, `.` and `-`', /^[A-Za-z\d][\w.-]*$/),
  interfaceName: matching('a name of 15 characters at most', /^[^\s/:]{1,15}$/),
  idMap: matching('`u` or `g` and three numbers', /^[ug]\s+\d+\s+\d+\s+\d+$/),
  lxcIpv4: form('an IPv4 address with its length', lxcAddress(isIpv4, 32)),
  lxcIpv6: form('an IPv6 address with its length', lxcAddress(isIpv6, Number.POSITIVE_INFINITY)),
  lxcGateway4: form('an IPv4 address, `auto` or `dev`', (text) => isIpv4(text) || /^(?:auto|dev)$/.test(text)),
  lxcGateway6: form('an IPv6 address, `auto` or `dev`', (text) => isIpv6(text) || /^(?:auto|dev)$/.test(text)),
  lxcLimit: matching(
    'a number or `unlimited`, or two with `:` between',
    /^(?:-?\d+|unlimited)\s*(?::\s*(?:-?\d+|unlimited))?$/,
  ),
  lxcLogLevel: matching(
    'a level such as `info`, or a number from 0 to 8',
    /^(?:trace|debug|info|notice|warn|error|crit|alert|fatal|[0-8])$/i,
  ),
  mountAuto: matching(
    'words of `proc`, `sys`, `cgroup`, `cgroup-full` with `:mixed`, `:rw` or `:ro`, and `shmounts:` with a path',
    /^(?:(?:proc(?::mixed|:rw)?|sys(?::mixed|:ro|:rw)?|cgroup(?:-full)?(?::mixed|:ro|:rw)?(?::force)?|shmounts:\S*)(?:\s+|$))+$/,
  ),
  limitName: matching('the name of a limit such as `nofile`', new RegExp(`^(?:${limits})$`)),
  kubeAutoUpdate: matching(
    '`registry`, `local`, or containers, each with `/` and one of these behind',
    /^\s*(?:(?:[^/\s]+\/)?(?:registry|local|disabled)(?:\s+|$))+$/,
  ),
  durationOrDisabled: matching(
    'a time such as `30s`, or `disable`',
    /^(?:disabled?|0|(?:(?:\d+(?:\.\d*)?)(?:ns|us|µs|ms|s|m|h))+)$/,
  ),
  vlanId: form('a number from 0 to 4094', (text) => /^\d+$/.test(text) && Number(text) <= 4094),
  timeOffset: matching('a number with `h`, `m`, `s`, `ms`, `us` or `ns`', /^-?\d+\s*(?:h|m|s|ms|us|ns)$/),
  signal: matching(
    'a signal such as `SIGTERM` or its number',
    /^(?:\d+|SIG(?:HUP|INT|QUIT|ILL|ABRT|FPE|KILL|SEGV|PIPE|ALRM|TERM|USR1|USR2|CHLD|CONT|STOP|TSTP|TTIN|TTOU|TRAP|IOT|EMT|BUS|STKFLT|CLD|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO|POLL|INFO|LOST|PWR|UNUSED|SYS|RT(?:MIN|MAX)(?:[+-]\d+)?))$/i,
  ),
  logSize: form('a negative number or one from 8192', (text) => Number(text) < 0 || Number(text) >= 8192),
  truth: matching('`true` or `false`', /^(?:true|false)$/i),
} as const satisfies Readonly<Record<string, ValueForm>>;

export type FormName = keyof typeof forms;

export function valueForm(name: FormName): ValueForm {
  return forms[name];
}

/** Whether the form says itself what an empty text is; to the readers of the others it is no value. */
export function judgesEmptyText(name: FormName): boolean {
  return Object.hasOwn(ociForms, name);
}

/** What a build, a program or a service manager puts something in for: `@NAME@`, `${NAME}`, `{{name}}`, `%i`. */
export function isTemplate(text: string): boolean {
  return /@\w+@|\$\w|\$\{|\{\{|%[A-Za-z{]|<\w+>/.test(text);
}
