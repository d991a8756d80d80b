/** URLs as BitBake's fetcher reads them: `type://user:password@host/path;name=value;...`. */
import { raise } from '../../../../python/exception';
import { portNumber, quote, splitNetloc, splitUrl, unquote } from '../../../../python/library/urllib/url';

/** Parameters without `=` have no value. */
export type UriParameters = ReadonlyMap<string, string | null>;

export interface Uri {
  readonly scheme: string;
  readonly userInfo: string;
  readonly hostname: string;
  readonly port: number | null;
  readonly path: string;
  readonly parameters: UriParameters;
  readonly query: UriParameters;
  /** Written without the slashes before the host. */
  readonly isRelative: boolean;
}

export const EMPTY_URI: Uri = {
  scheme: '',
  userInfo: '',
  hostname: '',
  port: null,
  path: '',
  parameters: new Map(),
  query: new Map(),
  isRelative: false,
};

/** Raises ValueError where the port is no number. */
export function parseUri(text: string): Uri {
  if (text === '') return EMPTY_URI;
  const semicolon = text.indexOf(';');
  let url = semicolon < 0 ? text : text.slice(0, semicolon);
  const parameters = semicolon < 0 ? new Map<string, string | null>() : parseParameters(text.slice(semicolon + 1), ';');
  let split = splitUrl(url);
  if (split.scheme === 'file') {
    // `file://foo.patch` has no host: its path is relative.
    url = url.replace(/(?<=:)\/\/(?!\/)/, '');
    split = splitUrl(url);
  }
  const mayBeRelative = split.scheme === 'file' || split.scheme === 'git';
  const isRelative = mayBeRelative && /^[\p{L}\p{N}_]+:(?!\/\/)/u.test(url);
  const location = isRelative ? undefined : splitNetloc(split.netloc);
  const path = unquote(split.path);
  return {
    scheme: split.scheme,
    userInfo: location ? joinUserInfo(location.username ?? '', location.password ?? '') : '',
    hostname: location?.hostname ?? '',
    port: location ? portNumber(location.port) : null,
    path,
    parameters,
    query: split.query === '' ? new Map() : parseParameters(split.query, '&'),
    isRelative: isRelativePath(path),
  };
}

/** Setting the path decides anew whether the whole is relative. */
export function isRelativePath(path: string): boolean {
  return path !== '' && !path.startsWith('/');
}

export function joinUserInfo(username: string, password: string): string {
  return password === '' ? username : `${username}:${password}`;
}

export function username(uri: Uri): string {
  return uri.userInfo.split(':', 1)[0] ?? '';
}

export function password(uri: Uri): string {
  const colon = uri.userInfo.indexOf(':');
  return colon < 0 ? '' : uri.userInfo.slice(colon + 1);
}

export function hostPort(uri: Uri): string {
  return uri.port === null || uri.port === 0 ? uri.hostname : `${uri.hostname}:${uri.port}`;
}

/** Raises TypeError, as BitBake does, where a parameter has no value. */
export function printUri(uri: Uri): string {
  const userInfo = uri.userInfo === '' ? '' : `${uri.userInfo}@`;
  const slashes = uri.isRelative ? '' : '//';
  const query = [...uri.query].map(([name, value]) => (value ? `${name}=${value}` : name)).join('&');
  const parameters = [...uri.parameters].map(
    ([name, value]) =>
      `${name}=${value ?? raise('TypeError', 'sequence item 1: expected str instance, NoneType found')}`,
  );
  return [
    `${uri.scheme}:${slashes}${userInfo}${hostPort(uri)}${quote(uri.path)}`,
    query === '' ? '' : `?${query}`,
    parameters.length === 0 ? '' : `;${parameters.join(';')}`,
  ].join('');
}

function parseParameters(text: string, separator: string): Map<string, string | null> {
  const parameters = new Map<string, string | null>();
  for (const entry of text.split(separator)) {
    if (entry === '') continue;
    const sign = entry.indexOf('=');
    if (sign < 0) parameters.set(entry, null);
    else parameters.set(entry.slice(0, sign), entry.slice(sign + 1));
  }
  return parameters;
}
