/** What a file says as a tree of tables, whatever its syntax is. */
import { type Span, span } from '../../base/span';
import type { DataNode, DataObject, DataProperty } from '../../syntax/config/dataTree';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import { type ConfigFile, rootOf } from '../configFile';
import { currentLxcKey } from './lxcKeys';

/** Undefined where there is nothing to be read. */
export function keyTree(file: ConfigFile): DataNode | undefined {
  const { tree } = file;
  switch (tree.kind) {
    case 'data':
      return rootOf(file);
    case 'unit':
      return table(
        tree.sections.map(({ name, nameSpan, header, entries }) => ({
          name,
          nameSpan,
          value: table(entries.map(property), header),
        })),
      );
    case 'entries':
      return table(file.format === 'lxc' ? lxcSettings(tree.entries) : tree.entries.map(property));
  }
}

/** Lines for others are passed over, and of old keys another rule speaks. */
function lxcSettings(entries: readonly ConfigEntry[]): readonly DataProperty[] {
  return entries.filter(({ name }) => name.startsWith('lxc.') && !currentLxcKey(name, 0)).map(nested);
}

function table(properties: readonly DataProperty[], place: Span = span(0, 0)): DataObject {
  return { kind: 'object', span: place, properties };
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
