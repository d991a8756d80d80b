import type { Span } from '../../base/span';
import { type ConfigFile, isMasked } from '../../formats/configFile';
import { propertiesOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const repeatedConfigLine: ConfigFileRule = {
  id: 'repeated-config-line',
  category: 'files',
  subject: 'configFile',
  formats: ['kernel', 'xl'],
  severity: 'warning',
  what: 'An option of a kernel configuration fragment, or a setting of a Xen guest, that is given twice with different values.',
  why: 'Kconfig and xl take the last line and say nothing of those before.',
  bad: { 'recipes-kernel/linux/linux-yocto/app.cfg': ['CONFIG_VETH=y', '# CONFIG_VETH is not set'] },
  good: { 'recipes-kernel/linux/linux-yocto/app.cfg': ['CONFIG_VETH=y', '# CONFIG_BRIDGE is not set'] },
  check({ file }) {
    const last = new Map<string, Line>();
    const found: Finding[] = [];
    for (const line of linesOf(file)) {
      const before = last.get(line.name);
      if (
        before &&
        !line.isAdded &&
        before.value !== line.value &&
        !isUnknown(file, before) &&
        !isUnknown(file, line)
      ) {
        found.push({
          span: before.nameSpan,
          message: `\`${line.name}\` is given again on a line below, with another value: only that one counts.`,
        });
      }
      last.set(line.name, line);
    }
    return found;
  },
};

interface Line {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
  /** Whether it adds to the value that is there, as `+=` of xl does. */
  readonly isAdded: boolean;
}

function linesOf({ tree, text }: ConfigFile): readonly Line[] {
  if (tree.kind === 'entries') return tree.entries.map((entry) => ({ ...entry, isAdded: false }));
  if (tree.kind !== 'data') return [];
  return propertiesOf(tree.root).map(({ name, nameSpan, value: { span } }) => ({
    name,
    nameSpan,
    value: text.slice(span.start, span.end),
    valueSpan: span,
    isAdded: text.slice(nameSpan.end, span.start).includes('+'),
  }));
}

function isUnknown(file: ConfigFile, { nameSpan, valueSpan }: Line): boolean {
  return isMasked(file, nameSpan) || isMasked(file, valueSpan);
}
