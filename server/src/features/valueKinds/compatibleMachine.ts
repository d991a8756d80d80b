/** `COMPATIBLE_MACHINE = "^(qemux86-64|qemuarm64)$"`: the names of machines in a regular expression. */
import { configurationNames } from '../../project/configurationNames';
import type { Snapshot } from '../../project/snapshot';
import { pieceAt } from '../context/splitOutsideExpansions';
import { joined } from '../describe/markdown';
import { configurationProposals, configurationTargets, describeConfiguration } from './configurationName';
import type { ValueKind } from './valueKind';

/** More machines are counted only. */
const shownMachines = 8;

export const compatibleMachine: ValueKind = ({ snapshot, text, offset }, { span: word }) => {
  const part = pieceAt(text, word, '()|^$', offset);
  const name = text.slice(part.start, part.end);
  const isWhole = text.charAt(part.end) === '$' || text.startsWith(')$', part.end);
  return {
    span: part,
    describe: () => describePart(snapshot, name, isWhole),
    targets: () => configurationTargets(snapshot, 'machine', name),
    proposals: () => configurationProposals(snapshot, 'machine'),
  };
};

/** BitBake matches from the start of a name on, and looks at all names in MACHINEOVERRIDES. */
function describePart(snapshot: Snapshot, name: string, isWhole: boolean): string | undefined {
  const start = name.endsWith('.*') ? name.slice(0, -2) : name;
  if (!/^[\w-]*$/.test(start)) return undefined;
  const machines = [...new Set(configurationNames(snapshot, 'machine'))].sort();
  const isOpen = start !== name || !isWhole;
  const matched = machines.filter((each) => (isOpen ? each.startsWith(start) : each === start));
  const further = matched.filter((each) => each !== name);
  const described = describeConfiguration(snapshot, 'machine', name);
  if (described === undefined && matched.length === 0) return undefined;
  return joined([described ?? `**\`${name}\`** · machines`, furtherWords(further, start, described !== undefined)]);
}

function furtherWords(names: readonly string[], start: string, isAlso: boolean): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, shownMachines).map((each) => `\`${each}\``);
  const more = names.length - shown.length;
  const list = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `Matches ${isAlso ? 'also ' : ''}what begins with \`${start}\`: ${list}.`;
}
