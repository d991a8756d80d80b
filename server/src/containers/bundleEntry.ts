/** The entries of CONTAINER_BUNDLES: `recipe[:policy]`, or `registry/path:tag[:policy]` for an image of a registry. */
import { isRestartPolicy } from './restartPolicy';

export type BundleEntry = LocalContainer | RemoteContainer;

export interface LocalContainer {
  readonly kind: 'local';
  readonly entry: string;
  /** A recipe's name. */
  readonly source: string;
  /** As written: the class does not look at it. */
  readonly policy: string;
  /** Fields that the class leaves out. */
  readonly ignored: readonly string[];
}

export interface RemoteContainer {
  readonly kind: 'remote';
  readonly entry: string;
  /** The reference: all that does not end in a policy. */
  readonly source: string;
  readonly policy: string;
}

/** The class takes an entry for an image of a registry if what stands before its first colon has a slash or a dot. */
export function bundleEntry(entry: string): BundleEntry {
  const fields = entry.split(':');
  const [source = '', policy = '', ...ignored] = fields;
  if (!/[/.]/.test(source)) return { kind: 'local', entry, source, policy, ignored };
  const last = fields.length > 1 ? (fields.at(-1) ?? '') : '';
  if (!isRestartPolicy(last)) return { kind: 'remote', entry, source: entry, policy: '' };
  return { kind: 'remote', entry, source: entry.slice(0, -last.length - 1), policy: last };
}

/**
 * The reference that an entry was most likely meant for which the class takes for a recipe, since its registry has a port and no dot:
 * `localhost:5000/app:1.0`. Undefined for other entries.
 */
export function referenceTakenForRecipe(bundled: BundleEntry): string | undefined {
  if (bundled.kind !== 'local' || !/^\d+\/./.test(bundled.policy)) return undefined;
  const last = bundled.ignored.at(-1);
  return last !== undefined && isRestartPolicy(last) ? bundled.entry.slice(0, -last.length - 1) : bundled.entry;
}

/** The flag of CONTAINER_DIGESTS that pins a reference: flags can hold no `/` and no `:`. */
export function digestFlag(source: string): string {
  return source.replaceAll(/[/:]/g, '_');
}

/** Whether two flags differ in signs alone, as where `-` was made `_` too. */
export function isSameButSigns(first: string, second: string): boolean {
  const plain = (flag: string): string => flag.replaceAll(/[^A-Za-z0-9]/g, '_').toLowerCase();
  return plain(first) === plain(second);
}

/** What CONTAINER_FLAGS_ACCEPTED has to name for the image of a registry, where it does not: the reference without tag and digest. */
export function unacceptedReference(bundled: BundleEntry, accepted: readonly string[]): string | undefined {
  const { kind, source } = bundled;
  if (kind !== 'remote' || accepted.includes('*')) return undefined;
  const [base = ''] = (tagOf(source).includes('/') ? source : source.replace(/:[^:]*$/, '')).split('@');
  return accepted.includes(source) || accepted.includes(base) ? undefined : base;
}

/** The tag of a reference, as the class finds it: behind the last colon, be that one of a port. Empty where there is none. */
export function tagOf(source: string): string {
  const colon = source.lastIndexOf(':');
  return colon === -1 ? '' : source.slice(colon + 1);
}

/** The image's own name, after which its unit is called. */
export function imageNameOf(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1).replace(/:.*$/, '');
}
