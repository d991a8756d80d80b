/** References to images in registries: `registry.example.com:5000/team/app:1.0`, as the distribution specification has them. */

export interface ImageReference {
  /** Host with its port. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
}

export type ParsedReference =
  | { readonly kind: 'valid'; readonly reference: ImageReference }
  | { readonly kind: 'invalid'; readonly why: string };

/**
 * Reads the destination a user typed. A `docker://` in front is allowed, a missing tag is `latest`. The registry must be
 * written out: what skopeo would make of a bare name (docker.io) is too easily not what was meant.
 */
export function parseImageReference(text: string): ParsedReference {
  const trimmed = text.trim();
  const bare = trimmed.startsWith('docker://') ? trimmed.slice('docker://'.length) : trimmed;
  if (bare === '') return invalid('Type a reference such as registry.example.com/team/app:1.0');
  if (bare.includes('@')) return invalid('A destination has a tag, not a digest: the digest is known after the copy');
  if (bare.includes('://')) return invalid('Leave out the scheme: registry.example.com/team/app:1.0');
  const slash = bare.indexOf('/');
  const registry = bare.slice(0, Math.max(slash, 0));
  if (!isRegistry(registry)) {
    return invalid('Begin with the registry, as in registry.example.com/team/app:1.0 or docker.io/user/app:1.0');
  }
  const rest = bare.slice(slash + 1);
  const colon = rest.lastIndexOf(':');
  const repository = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? 'latest' : rest.slice(colon + 1);
  if (!repository.split('/').every(isPathComponent)) {
    return invalid(
      'A repository has small letters and digits, joined by single "." or "_", or by "__" or "-", with "/" between its parts',
    );
  }
  if (!/^\w[\w.-]{0,127}$/.test(tag)) {
    return invalid('A tag has at most 128 letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"');
  }
  return { kind: 'valid', reference: { registry, repository, tag } };
}

export function formatImageReference(reference: ImageReference): string {
  return `${reference.registry}/${reference.repository}:${reference.tag}`;
}

/** The reference that names exactly one content, whatever the tag is moved to. */
export function formatPinnedReference(reference: ImageReference, digest: string): string {
  return `${reference.registry}/${reference.repository}@${digest}`;
}

/** Whether the registry runs on this machine, where there is no network to listen on. */
export function isLoopbackRegistry(registry: string): boolean {
  const host = registry.replace(/:\d+$/, '');
  return host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** The name of a layout or archive without what tells how it is stored: `app-1.0` of `app-1.0-oci.tar`. */
export function withoutStorageEnding(name: string): string {
  return name.replace(/(?:[-.]oci(?:-image)?)?(?:-dir)?(?:\.tar)?$/, '') || name;
}

/**
 * A name and tag for an image in a file or folder called `fileName`, by the name that it has there: a whole reference, as archives of engines have it, or
 * the tag alone, as `org.opencontainers.image.ref.name` mostly is. The registry is left out: it is asked for.
 */
export function imageNameInFile(nameInside: string | undefined, fileName: string): ImageNameParts {
  const link = withoutStorageEnding(fileName);
  if (nameInside === undefined) return imageNameOfLink(link);
  if (/^\w[\w.-]{0,127}$/.test(nameInside)) {
    const ending = `-${nameInside}`;
    const name = link.endsWith(ending) && link !== ending ? link.slice(0, -ending.length) : link;
    return { ...imageNameOfLink(`${name}-latest`), tag: nameInside };
  }
  const parsed = parseImageReference(nameInside.includes('/') ? nameInside : `localhost/${nameInside}`);
  const reference = parsed.kind === 'valid' ? parsed : parseImageReference(`localhost/${nameInside}`);
  if (reference.kind !== 'valid') return imageNameOfLink(link);
  const { repository, tag } = reference.reference;
  return { registry: undefined, repository, tag };
}

interface ImageNameParts {
  readonly registry: undefined;
  readonly repository: string;
  readonly tag: string;
}

/** A name and tag for an image whose link in the deploy folder is called `<image>-<tag>`; what a name cannot hold becomes "-". */
export function imageNameOfLink(link: string): ImageNameParts {
  const [, name = link, tag = 'latest'] = /^(.+)-(\w[\w.]{0,127})$/.exec(link) ?? [];
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['image'];
  return { registry: undefined, repository: words.join('-'), tag };
}

function isRegistry(text: string): boolean {
  const host = text.replace(/:\d{1,5}$/, '');
  if (/^\[[0-9a-fA-F:]+\]$/.test(host)) return true;
  const named = host.split('.').every((label) => /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(label));
  // The first part is a host only if it looks like one; `team/app` is a repository on docker.io.
  return named && (host.includes('.') || host === 'localhost' || host !== text);
}

function isPathComponent(text: string): boolean {
  return text.length <= 255 && /^[a-z0-9]+$/.test(text.replace(/(?<=[a-z0-9])(?:[._]|__|-+)(?=[a-z0-9])/g, ''));
}

function invalid(why: string): ParsedReference {
  return { kind: 'invalid', why };
}
