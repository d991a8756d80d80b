/** Between the URIs that a client speaks of and the paths that a snapshot holds. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path with `/` of a `file:` URI; any other URI (`untitled:Untitled-1`) stands for itself. */
export function pathOfUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    // A host name, an encoded slash: no path of this machine.
    return uri;
  }
}

export function uriOfPath(path: string): string {
  if (plainPath.test(path)) return `file://${path}`;
  return isUri(path) ? path : pathToFileURL(path).href;
}

/** In such a path nothing is encoded and nothing leads elsewhere: an answer may name thousands of files. */
const plainPath = /^(?:\/[\w+=,@-][\w.+=,@-]*)+$/;

/** Paths begin with `/` or with a drive letter, the scheme of a URI has more than one. */
function isUri(path: string): boolean {
  return path.indexOf(':') > 1;
}
