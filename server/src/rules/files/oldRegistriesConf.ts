import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { compareReleases } from '../../knowledge/release';
import { type DataProperty, itemsOf, propertiesOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { FindingEdit, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

type OldTable = 'search' | 'insecure' | 'block';

const oldTables: ReadonlySet<string> = new Set<OldTable>(['search', 'insecure', 'block']);

export const oldRegistriesConf: ConfigFileRule = {
  id: 'old-registries-conf',
  category: 'files',
  subject: 'configFile',
  formats: ['registries.conf'],
  severity: 'warning',
  what: 'A `registries.conf` with the tables of version 1: `[registries.search]`, `[registries.insecure]` or `[registries.block]`.',
  why: 'Podman 6, which master builds, requires version 2 and does not start with such a file. Older versions read it, unless it has keys of version 2 as well or lies in `registries.conf.d`.',
  bad: { 'files/registries.conf': ['[registries.search]', 'registries = ["docker.io"]'] },
  good: { 'files/registries.conf': ['unqualified-search-registries = ["docker.io"]'] },
  check({ file, release }) {
    const root = rootOf(file);
    const tables = propertiesOf(valueAt(root, 'registries')).filter(({ name }) => oldTables.has(name));
    const [first] = tables;
    if (!first) return [];
    const isMixed = ['unqualified-search-registries', 'registry'].some((name) => propertyOf(root, name) !== undefined);
    const isDropIn = [file.path, ...file.uses.targets].some((path) => path.includes('/registries.conf.d/'));
    if (!isMixed && !isDropIn && compareReleases(release, 'master') < 0) return [];
    const consequence = isMixed
      ? 'and the file has keys of version 2 as well: podman and skopeo refuse the mixture'
      : isDropIn
        ? 'and a file of `registries.conf.d` has to be of version 2: podman and skopeo refuse it'
        : 'and podman 6 does not start with it';
    return [
      {
        span: firstLine(file, first),
        severity: isMixed || isDropIn ? 'error' : 'warning',
        message: `\`[registries.${first.name}]\` is of version 1 of this file, ${consequence}. Write \`unqualified-search-registries\` and \`[[registry]]\`.`,
        fix: isMixed ? undefined : conversion(file, tables),
      },
    ];
  },
};

/** The header of the table, or the entry that names it. */
function firstLine({ text }: ConfigFile, { value }: DataProperty): { readonly start: number; readonly end: number } {
  const lineEnd = text.indexOf('\n', value.span.start);
  const end = text.slice(value.span.start, lineEnd === -1 ? undefined : lineEnd).trimEnd().length;
  return { start: value.span.start, end: value.span.start + end };
}

/** The same in version 2: keys before the first table, and a table for each registry that is insecure or blocked. */
function conversion(file: ConfigFile, tables: readonly DataProperty[]): FindingFix | undefined {
  const starts = tables.map(({ value }) => value.span.start);
  const isPlain = tables.every(({ value }) => isListOfNames(file, value));
  const firstHeader = file.text.search(/^[ \t]*\[/m);
  if (!isPlain || firstHeader !== Math.min(...starts)) return undefined;
  const search = namesIn(tables, 'search');
  const insecure = namesIn(tables, 'insecure');
  const blocked = namesIn(tables, 'block');
  const registries = [...new Set([...insecure, ...blocked])].map((location) =>
    [
      '[[registry]]',
      `location = ${JSON.stringify(location)}`,
      ...(insecure.includes(location) ? ['insecure = true'] : []),
      ...(blocked.includes(location) ? ['blocked = true'] : []),
    ].join('\n'),
  );
  const written =
    search.length > 0 ? [`unqualified-search-registries = ${JSON.stringify(search).replaceAll('","', '", "')}`] : [];
  const text = [...written, ...registries].join('\n\n');
  const edits = tables.map(({ value }, index): FindingEdit => ({ span: value.span, text: index === 0 ? text : '' }));
  return { title: 'Write it in version 2', safe: true, edits };
}

/** Whether a table holds nothing but `registries`, all of whose names are known. */
function isListOfNames(file: ConfigFile, table: DataProperty['value']): boolean {
  const list = propertyOf(table, 'registries')?.value;
  return (
    propertiesOf(table).every(({ name }) => name === 'registries') &&
    itemsOf(list).every((item) => stringOf(item) !== undefined && !isMasked(file, item.span))
  );
}

function namesIn(tables: readonly DataProperty[], table: OldTable): readonly string[] {
  const list = valueAt(tables.find(({ name }) => name === table)?.value, 'registries');
  return itemsOf(list).flatMap((item) => stringOf(item) ?? []);
}
