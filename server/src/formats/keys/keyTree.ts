/** What a file says as a tree of tables, whatever its syntax is. */
import { type Span, span } from '../../base/span';
import type { DataNode, DataObject, DataProperty } from '../../syntax/config/dataTree';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import { type ConfigFile, type ConfigFormat, isYaml, rootOf } from '../configFile';
import { currentLxcKey } from './lxcKeys';

/** Undefined where there is nothing to be read. */
export function keyTree(file: ConfigFile): DataNode | undefined {
  const { tree } = file;
  switch (tree.kind) {
    case 'data':
      return isYaml(file.format) ? withPlainNames(rootOf(file), file.format) : rootOf(file);
    case 'unit':
      return merged(
        tree.sections.map(({ name, nameSpan, header, entries }) => ({
          name,
          nameSpan,
          value: table(entries.map(property), header),
        })),
      );
    case 'entries':
      return file.format === 'lxc' ? merged(lxcSettings(tree.entries)) : table(tree.entries.map(property));
  }
}

/** Lines for others are passed over, and of old keys another rule speaks. */
function lxcSettings(entries: readonly ConfigEntry[]): readonly DataProperty[] {
  return entries.filter(({ name }) => name.startsWith('lxc.') && !currentLxcKey(name, 0)).map(nested);
}

/** Go leaves out names of `x-`, which hold what aliases stand for. To k3s `node-label+` adds to the list of another file. */
function withPlainNames(root: DataNode | undefined, format: ConfigFormat): DataNode | undefined {
  if (root?.kind !== 'object' || format === 'kas') return root;
  const properties = root.properties.filter(({ name }) => !name.startsWith('x-'));
  return { ...root, properties: format === 'k3s' ? properties.map(withoutPlus) : properties };
}

function withoutPlus(property: DataProperty): DataProperty {
  const { name, nameSpan } = property;
  if (!name.endsWith('+')) return property;
  return { ...property, name: name.slice(0, -1), nameSpan: span(nameSpan.start, nameSpan.end - 1) };
}

function table(properties: readonly DataProperty[], place: Span = span(0, 0)): DataObject {
  return { kind: 'object', span: place, properties };
}

/** Tables of the same names are one, however many lines name them. */
function merged(properties: readonly DataProperty[]): DataObject {
  const together = new Map<string, DataProperty[]>();
  const kept: DataProperty[] = [];
  for (const each of properties) {
    const known = each.value.kind === 'object' ? together.get(each.name) : undefined;
    if (known) known.push(each);
    else {
      kept.push(each);
      if (each.value.kind === 'object') together.set(each.name, [each]);
    }
  }
  return table(
    kept.map((each) => {
      const alike = each.value.kind === 'object' ? (together.get(each.name) ?? []) : [];
      if (alike.length < 2) return each;
      const inner = alike.flatMap(({ value }) => (value.kind === 'object' ? value.properties : []));
      return { ...each, value: { ...merged(inner), span: each.value.span } };
    }),
  );
}

function property({ name, nameSpan, value, valueSpan }: ConfigEntry): DataProperty {
  return { name, nameSpan, value: { kind: 'string', span: valueSpan, text: value } };
}

/** `lxc.net.0.type`: a table in a table for each dot. */
function nested(entry: ConfigEntry): DataProperty {
  const steps = entry.name.split('.');
  let end = entry.nameSpan.end;
  let inner = property(entry);
  for (let index = steps.length - 1; index >= 0; index--) {
    const name = steps[index] ?? '';
    const nameSpan = span(end - name.length, end);
    inner = { name, nameSpan, value: index === steps.length - 1 ? inner.value : table([inner], inner.nameSpan) };
    end = nameSpan.start - 1;
  }
  return inner;
}
