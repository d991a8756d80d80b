/** Flags that are named after the entries of a list: the digests of the containers that a bundle fetches. */
import { valuesFor } from '../../knowledge/knowledge';
import { assignedText, nameParts, partText, splitWords } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

interface FlagSource {
  /** The variables whose entries the flags are named after. */
  readonly lists: readonly string[];
  readonly flagOf: (entry: string) => string | undefined;
}

const containers: FlagSource = { lists: ['CONTAINER_BUNDLES', 'BUNDLED_CONTAINERS'], flagOf: withoutOptions };
const guests: FlagSource = { lists: ['XEN_GUEST_BUNDLES', 'BUNDLED_XEN_GUESTS'], flagOf: withoutOptions };

const sources: ReadonlyMap<string, FlagSource> = new Map<string, FlagSource>([
  ['CONTAINER_DIGESTS', { lists: ['CONTAINER_BUNDLES'], flagOf: digestFlag }],
  ['CONTAINER_SERVICE_FILE', containers],
  ['OCI_MULTIARCH_MC', { lists: ['OCI_MULTIARCH_PLATFORMS'], flagOf: (entry) => entry }],
  ['PACKAGECONFIG', { lists: ['PACKAGECONFIG'], flagOf: (entry) => entry }],
  ['OCI_MULTIARCH_MACHINE', { lists: ['OCI_MULTIARCH_PLATFORMS'], flagOf: (entry) => entry }],
]);

/** The flags that the entries written in this file ask for. */
export function flagsOfEntries(tree: SyntaxTree, base: string): readonly string[] {
  const source = sources.get(base) ?? (base.startsWith('XEN_GUEST_') ? guests : undefined);
  if (!source) return [];
  return tree.statements.flatMap((statement, index) => {
    if (statement.kind !== 'assign') return [];
    const start = tree.starts[index] ?? 0;
    const { base: list } = nameParts(partText(tree, start, statement.name, statement));
    if (!source.lists.includes(list)) return [];
    const entries = splitWords(assignedText(tree, start, statement)).filter((entry) => !entry.includes('$'));
    return entries.flatMap((entry) => source.flagOf(entry) ?? []);
  });
}

/** `redis:7:autostart` without its last fields as far as they are options. */
function withoutOptions(entry: string): string {
  const fields = entry.split(':');
  while (fields.length > 1 && options().has(fields.at(-1) ?? '')) fields.pop();
  return fields.join(':');
}

function options(): ReadonlySet<string> {
  return new Set(
    ['BUNDLED_CONTAINERS', 'XEN_GUEST_BUNDLES'].flatMap((name) => valuesFor(name)).map(({ value }) => value),
  );
}

/** The class looks the digest of a remote image up under its reference, with `_` for `/` and `:`. */
function digestFlag(entry: string): string | undefined {
  return entry.includes('/') ? withoutOptions(entry).replaceAll(/[/:]/g, '_') : undefined;
}
