import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { keysOf } from '../../formats/keys/tables';
import { isNoProcessor, passedOverKey, wantedForm } from '../../formats/xl/listedValue';
import { settingProblem } from '../../formats/xl/settingValue';
import { nearestOf } from '../../knowledge/nearestName';
import {
  type DataNode,
  type DataScalar,
  isScalar,
  itemsOf,
  propertiesOf,
  stringOf,
  valueAt,
} from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const wrongXenValue: ConfigFileRule = {
  id: 'wrong-xen-value',
  category: 'files',
  subject: 'configFile',
  formats: ['xl'],
  severity: 'error',
  what: 'A processor range, a device, a range of addresses or a firmware of a Xen guest in a form that xl does not take.',
  why: 'These texts are read part by part, and xl creates no guest where one is not as it has to be. What emulated hardware a fully virtualised guest has is checked for such a guest alone.',
  bad: { 'files/guest.cfg': ['name = "guest"', 'kernel = "/boot/vmlinuz"', 'cpus = "0-"', 'pci = ["01.00.0"]'] },
  good: { 'files/guest.cfg': ['name = "guest"', 'kernel = "/boot/vmlinuz"', 'cpus = "0-1"', 'pci = ["01:00.0"]'] },
  check({ file }) {
    const root = rootOf(file);
    return propertiesOf(root).flatMap(({ name, value }) => [
      ...textsOf(name, value)
        .filter(({ span }) => !isMasked(file, span))
        .flatMap((node) => formProblems(file, name, node)),
      ...itemsOf(value).flatMap((item) =>
        item.kind === 'string' && !isMasked(file, item.span) ? itemProblems(root, name, item) : [],
      ),
      ...(isScalar(value) && !isMasked(file, value.span) ? scalarProblems(root, name, value) : []),
      ...(name === 'vsnd' ? cardProblems(value) : []),
      ...(value.kind === 'string' && !isMasked(file, value.span) ? wordProblems(file, root, name, value) : []),
    ]);
  },
};

function scalarProblems(root: DataNode | undefined, name: string, value: DataScalar): readonly Finding[] {
  const problem = settingProblem(name, value, isEmulatedGuest(root));
  if (!problem) return [];
  const { what, isRefused } = problem;
  const message = `${what}: ${isRefused ? refusal('xl') : 'xl passes over it'}.`;
  return [{ span: value.span, severity: isRefused ? 'error' : 'warning', message }];
}

/** Each sound card is a list of its own. */
function cardProblems(value: DataNode): readonly Finding[] {
  return itemsOf(value)
    .filter(({ kind }) => kind !== 'array')
    .map(({ span }) => ({ span, message: `A sound card is a list of texts in the list: ${refusal('xl')}.` }));
}

/** What is read part by part. In a list of processors stand numbers, and what is none counts as 0. */
function textsOf(setting: string, value: DataNode): readonly DataScalar[] {
  const isProcessors = setting === 'cpus' || setting === 'cpus_soft';
  if (value.kind === 'object') return [];
  if (value.kind !== 'array') return isProcessors ? [value] : [];
  if (isProcessors) return [];
  return value.items.flatMap((item) => (item.kind === 'string' || item.kind === 'number' ? [item] : []));
}

function formProblems(file: ConfigFile, setting: string, node: DataScalar): readonly Finding[] {
  const wanted = wantedForm(setting, node.text);
  return wanted === undefined
    ? []
    : [{ span: node.span, message: `This has to be ${wanted}: ${refusal(file.format)}.` }];
}

/** What xl does not stop at, or not for every guest. */
function itemProblems(root: DataNode | undefined, setting: string, { text, span }: DataScalar): readonly Finding[] {
  if ((setting === 'cpus' || setting === 'cpus_soft') && isNoProcessor(text)) {
    const message = 'This is no processor: older versions of xl take it for 0, and newer ones create no guest.';
    return [{ span, severity: 'warning', message }];
  }
  if (setting === 'viridian' && isEmulatedGuest(root) && !viridianWords.has(text.replace(/^!/, ''))) {
    return [{ span, message: `\`${text}\` is no part of the interface of Hyper-V: ${refusal('xl')}.` }];
  }
  const passedOver = passedOverKey(setting, text);
  if (passedOver === undefined) return [];
  const message = `\`${passedOver}\` is nothing that xl knows in \`${setting}\`, and it is passed over.`;
  return [{ span, severity: 'warning', message }];
}

const viridianWords: ReadonlySet<string> = new Set(
  'all defaults base freq time_ref_count reference_tsc hcall_remote_tlb_flush apic_assist crash_ctl synic stimer hcall_ipi ex_processor_masks no_vp_limit cpu_hotplug'.split(
    ' ',
  ),
);

function isEmulatedGuest(root: DataNode | undefined): boolean {
  return stringOf(valueAt(root, 'type') ?? valueAt(root, 'builder')) === 'hvm';
}

/** Settings of emulated hardware, of which xl takes some words only; for other guests it does not look at them. */
const emulated: ReadonlySet<string> = new Set(['bios', 'hdtype', 'ms_vm_genid', 'vendor_device', 'vga']);

function wordProblems(
  file: ConfigFile,
  root: DataNode | undefined,
  name: string,
  node: DataScalar,
): readonly Finding[] {
  const kind = valueAt(root, 'type') ?? valueAt(root, 'builder');
  const isEmulated = isEmulatedGuest(root);
  if (emulated.has(name)) return isEmulated ? emulatedProblem(file, name, node) : [];
  if (name !== 'firmware' || isEmulated || (kind && isMasked(file, kind.span))) return [];
  const message = valueAt(root, 'kernel')
    ? 'A guest that is not "hvm" has a `kernel` or a `firmware`, and this one has both'
    : /^pvgrub(?:32|64)$/.test(node.text)
      ? undefined
      : 'The firmware of a guest that is not "hvm" is `pvgrub32` or `pvgrub64`';
  return message === undefined ? [] : [{ span: node.span, message: `${message}: ${refusal(file.format)}.` }];
}

function emulatedProblem(file: ConfigFile, name: string, node: DataScalar): readonly Finding[] {
  const words = keysOf('xl').find(({ path }) => path === name)?.values ?? [];
  if (words.includes(node.text)) return [];
  const meant = nearestOf(node.text, words);
  const span = { start: node.span.start + 1, end: node.span.end - 1 };
  return [
    {
      span: node.span,
      message: `\`${name}\` takes ${words.map((word) => `\`${word}\``).join(', ')}: ${refusal(file.format)}.`,
      fix: meant === undefined ? undefined : { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] },
    },
  ];
}
