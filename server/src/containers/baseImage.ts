/** What OCI_BASE_IMAGE names, as image-oci resolves it. */

export type BaseImage =
  /** A folder with an OCI layout. */
  | { readonly kind: 'path' }
  /** An image of a registry, at which the class stops. */
  | { readonly kind: 'remote'; readonly isName: boolean }
  | { readonly kind: 'recipe'; readonly name: string };

/** Undefined where none is set. A dot before the first colon, or a slash, is taken for a registry; `isName` tells that only a dot is there. */
export function baseImage(value: string): BaseImage | undefined {
  if (value === '') return undefined;
  if (value.startsWith('/')) return { kind: 'path' };
  const hasSlash = value.includes('/');
  if (hasSlash || value.split(':')[0]?.includes('.')) return { kind: 'remote', isName: !hasSlash };
  return { kind: 'recipe', name: value };
}
