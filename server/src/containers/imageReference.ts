/** Takes the reference of a container image apart: `registry:port/path:tag@digest`. */

export interface ImageReference {
  /** As written; undefined where none is. */
  readonly registry: string | undefined;
  /** As written, without the registry. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const pathPart = '[a-z0-9]+(?:[._-]+[a-z0-9]+)*';
const repositoryForm = new RegExp(`^${pathPart}(?:/${pathPart})*$`);

/** Undefined for what is no reference. The first part is a registry if it looks like a host: with a dot, a port, or `localhost`. */
export function imageReference(text: string): ImageReference | undefined {
  if (text.length > 500) return undefined;
  const [name = '', digest] = text.split('@');
  const lastSlash = name.lastIndexOf('/');
  const colon = name.indexOf(':', lastSlash + 1);
  const path = colon === -1 ? name : name.slice(0, colon);
  const tag = colon === -1 ? undefined : name.slice(colon + 1);
  const slash = path.indexOf('/');
  const first = slash === -1 ? '' : path.slice(0, slash);
  const hasRegistry = first.includes('.') || first.includes(':') || first === 'localhost';
  const repository = hasRegistry ? path.slice(slash + 1) : path;
  if (!repositoryForm.test(repository) || (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag))) return undefined;
  if (digest !== undefined && !/^[a-z0-9]+:[0-9a-f]{32,}$/.test(digest)) return undefined;
  return { registry: hasRegistry ? first : undefined, repository, tag, digest };
}
