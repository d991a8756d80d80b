/** The entries of OCI_LAYERS, `name:type:content`, as image-oci takes them apart. */
import { splitWords } from '../syntax/bitbake/text';

export type LayerEntry = OciLayer | IncompleteLayer;

export interface OciLayer {
  readonly kind: 'layer';
  /** As written. */
  readonly entry: string;
  readonly name: string;
  /** Any word: the class stops at those it does not know. */
  readonly type: string;
  /** All behind the second colon. */
  readonly content: string;
  /** The packages, paths or pairs of paths between the `+`. */
  readonly items: readonly string[];
}

/** An entry with fewer than three fields, at which the class stops. */
export interface IncompleteLayer {
  readonly kind: 'incomplete';
  readonly entry: string;
  readonly fields: readonly string[];
}

export const layerTypes: readonly string[] = ['packages', 'directories', 'files', 'host'];

/** Blanks separate the entries, wherever they stand. */
export function layerEntries(value: string): readonly LayerEntry[] {
  return splitWords(value).map((entry): LayerEntry => {
    const fields = entry.split(':');
    const [name = '', type, ...content] = fields;
    if (type === undefined || content.length === 0) return { kind: 'incomplete', entry, fields };
    const all = content.join(':');
    return { kind: 'layer', entry, name, type, content: all, items: all.split('+').filter((item) => item !== '') };
  });
}

/** The packages that layers install. */
export function layerPackages(entries: readonly LayerEntry[]): readonly string[] {
  return entries.flatMap((each) => (each.kind === 'layer' && each.type === 'packages' ? each.items : []));
}

/** Whether the class accepts all entries: it stops at the first that it does not. */
export function areAccepted(entries: readonly LayerEntry[]): boolean {
  return entries.every(
    (each) =>
      each.kind === 'layer' &&
      layerTypes.includes(each.type) &&
      (each.type !== 'host' || each.items.every((item) => item.includes(':'))),
  );
}

export interface HostPair {
  readonly source: string;
  readonly destination: string;
}

/** A `source:destination` of a host layer, cut at its last colon. */
export function hostPair(item: string): HostPair | undefined {
  const colon = item.lastIndexOf(':');
  return colon === -1 ? undefined : { source: item.slice(0, colon), destination: item.slice(colon + 1) };
}
