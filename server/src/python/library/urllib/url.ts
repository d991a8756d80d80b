/** How `urllib.parse` takes URLs apart and quotes them. */
import { raise } from '../../exception';

interface SplitUrl {
  readonly scheme: string;
  readonly netloc: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/;

/** `urlsplit`. Raises ValueError for half an IPv6 address. */
export function splitUrl(url: string, byDefault = ''): SplitUrl {
  let rest = url.replace(/^[\0-\x20]+/, '').replace(/[\t\r\n]/g, '');
  let scheme = byDefault;
  const colon = rest.indexOf(':');
  if (colon > 0 && SCHEME.test(rest.slice(0, colon))) {
    scheme = rest.slice(0, colon).toLowerCase();
    rest = rest.slice(colon + 1);
  }
  let netloc = '';
  if (rest.startsWith('//')) {
    const end = rest.slice(2).search(/[/?#]/);
    netloc = end < 0 ? rest.slice(2) : rest.slice(2, 2 + end);
    rest = end < 0 ? '' : rest.slice(2 + end);
    if (netloc.includes('[') !== netloc.includes(']')) raise('ValueError', 'Invalid IPv6 URL');
  }
  const [beforeFragment, fragment] = cut(rest, '#');
  const [path, query] = cut(beforeFragment, '?');
  return { scheme, netloc, path, query, fragment };
}

function cut(text: string, sign: string): readonly [string, string] {
  const index = text.indexOf(sign);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

const SCHEMES_WITH_PARAMS: ReadonlySet<string> = new Set(
  ',ftp,hdl,prospero,http,https,shttp,rtsp,rtspu,sip,sips,mms,sftp,tel'.split(','),
);

/** The path and the parameters behind its last part, as `urlparse` separates them. */
export function splitParams(scheme: string, path: string): readonly [string, string] {
  if (!SCHEMES_WITH_PARAMS.has(scheme) || !path.includes(';')) return [path, ''];
  const slash = path.lastIndexOf('/');
  const semicolon = path.indexOf(';', Math.max(0, slash));
  return semicolon < 0 ? [path, ''] : [path.slice(0, semicolon), path.slice(semicolon + 1)];
}

export interface NetworkLocation {
  readonly username: string | null;
  readonly password: string | null;
  readonly hostname: string | null;
  /** As it is written; null where there is none. */
  readonly port: string | null;
}

export function splitNetloc(netloc: string): NetworkLocation {
  const at = netloc.lastIndexOf('@');
  const hostInfo = netloc.slice(at + 1);
  let username: string | null = null;
  let password: string | null = null;
  if (at >= 0) {
    const userInfo = netloc.slice(0, at);
    const colon = userInfo.indexOf(':');
    username = colon < 0 ? userInfo : userInfo.slice(0, colon);
    password = colon < 0 ? null : userInfo.slice(colon + 1);
  }
  const open = hostInfo.indexOf('[');
  const [host, port] = open < 0 ? cut(hostInfo, ':') : bracketed(hostInfo.slice(open + 1));
  const [name, zone] = cut(host, '%');
  const lower = host.includes('%') ? `${name.toLowerCase()}%${zone}` : name.toLowerCase();
  return { username, password, hostname: lower === '' ? null : lower, port: port === '' ? null : port };
}

function bracketed(text: string): readonly [string, string] {
  const [host, rest] = cut(text, ']');
  return [host, cut(rest, ':')[1]];
}

/** The port as a number; raises ValueError where it is none. */
export function portNumber(port: string | null): number | null {
  if (port === null) return null;
  if (!/^[0-9]+$/.test(port)) raise('ValueError', `Port could not be cast to integer value as '${port}'`);
  const number = Number(port);
  if (number > 65535) raise('ValueError', 'Port out of range 0-65535');
  return number;
}

/** `urlunsplit` */
export function joinUrl({ scheme, netloc, path, query, fragment }: SplitUrl): string {
  let url = path;
  if (netloc !== '' || (scheme !== '' && SCHEMES_WITH_NETLOC.has(scheme) && !url.startsWith('//'))) {
    if (url !== '' && !url.startsWith('/')) url = `/${url}`;
    url = `//${netloc}${url}`;
  }
  if (scheme !== '') url = `${scheme}:${url}`;
  if (query !== '') url = `${url}?${query}`;
  return fragment === '' ? url : `${url}#${fragment}`;
}

const SCHEMES_WITH_NETLOC: ReadonlySet<string> = new Set(
  (
    'ftp,http,gopher,nntp,telnet,imap,wais,file,mms,https,shttp,snews,prospero,rtsp,rtspu,rsync,svn,svn+ssh,sftp,nfs,git,' +
    'git+ssh,ws,wss,itms-services'
  ).split(','),
);

/** `unquote`: what is no UTF-8 becomes replacement characters. */
export function unquote(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) => {
    const bytes = Uint8Array.from(encoded.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  });
}

/** `quote` */
export function quote(text: string, safe = '/'): string {
  let quoted = '';
  for (const character of text) {
    if (/^[A-Za-z0-9_.~-]$/.test(character) || safe.includes(character)) quoted += character;
    else for (const byte of new TextEncoder().encode(character)) quoted += `%${hexadecimal(byte)}`;
  }
  return quoted;
}

function hexadecimal(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
