import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { type DataProperty, propertiesOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const contradictoryXenGuest: ConfigFileRule = {
  id: 'contradictory-xen-guest',
  category: 'files',
  subject: 'configFile',
  formats: ['xl'],
  severity: 'error',
  what: 'A configuration of a Xen guest without a kernel, or with settings that contradict each other.',
  why: 'No guest is created without something to start, with fewer `maxvcpus` than `vcpus`, with a `uuid` that is none, or with a `builder` of another kind than `type`. Beside `cmdline` xl passes over `root` and `extra`.',
  bad: { 'files/guest.cfg': ['name = "guest"', 'memory = 256', "vif = ['bridge=xenbr0']"] },
  good: {
    'files/guest.cfg': ['name = "guest"', 'memory = 256', 'kernel = "/boot/vmlinuz"', "vif = ['bridge=xenbr0']"],
  },
  check({ file }) {
    const settings = new Map(propertiesOf(rootOf(file)).map((property) => [property.name, property]));
    return [
      ...kernelProblem(file, settings),
      ...processorProblem(file, settings),
      ...builderProblem(file, settings),
      ...uuidProblem(file, settings),
      ...commandLineProblems(file, settings),
    ];
  },
};

type Settings = ReadonlyMap<string, DataProperty>;

function kernelProblem(file: ConfigFile, settings: Settings): readonly Finding[] {
  const { tree, isWhole } = file;
  if (!isWhole || tree.kind !== 'data' || tree.problems.length > 0) return [];
  if (['kernel', 'bootloader', 'firmware'].some((name) => settings.has(name))) return [];
  const kind = settings.get('type') ?? settings.get('builder');
  const name = settings.get('name');
  if (!name || (kind && (isUnknown(file, kind) || textOf(kind) === 'hvm'))) return [];
  return [
    {
      span: name.nameSpan,
      message: `The guest has no \`kernel\`, \`bootloader\` or \`firmware\`, and \`type\` is not "hvm": ${refusal(file.format)}.`,
    },
  ];
}

function processorProblem(file: ConfigFile, settings: Settings): readonly Finding[] {
  const [some, most] = [settings.get('vcpus'), settings.get('maxvcpus')];
  if (!some || !most || isUnknown(file, some) || isUnknown(file, most)) return [];
  // What is no number counts for nothing, and another rule speaks of it.
  if (!(Number(textOf(most)) < Number(textOf(some)))) return [];
  return [
    {
      span: most.value.span,
      message: `The guest begins with ${textOf(some)} \`vcpus\` and can have no more than this: ${refusal(file.format)}.`,
    },
  ];
}

function builderProblem(file: ConfigFile, settings: Settings): readonly Finding[] {
  const [builder, type] = [settings.get('builder'), settings.get('type')];
  if (!builder || !type || isUnknown(file, builder) || isUnknown(file, type)) return [];
  const kind = { hvm: 'hvm', generic: 'pv' }[textOf(builder)];
  if (kind === undefined || kind === textOf(type)) return [];
  return [
    {
      span: builder.value.span,
      message: `This is another kind of guest than that of \`type\`: ${refusal(file.format)}. Remove the \`builder\`.`,
    },
  ];
}

function uuidProblem(file: ConfigFile, settings: Settings): readonly Finding[] {
  const uuid = settings.get('uuid');
  if (uuid?.value.kind !== 'string' || isUnknown(file, uuid)) return [];
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(textOf(uuid))) return [];
  return [{ span: uuid.value.span, message: `This is no UUID: ${refusal(file.format)}.` }];
}

function commandLineProblems(file: ConfigFile, settings: Settings): readonly Finding[] {
  const whole = settings.get('cmdline');
  if (!whole || isUnknown(file, whole)) return [];
  return ['root', 'extra'].flatMap((name): readonly Finding[] => {
    const part = settings.get(name);
    if (!part) return [];
    const message = `\`cmdline\` takes the place of \`${name}\`, and this is passed over. Write it into \`cmdline\`.`;
    return [{ span: part.nameSpan, severity: 'warning', message }];
  });
}

function textOf({ value }: DataProperty): string {
  return value.kind === 'object' || value.kind === 'array' ? '' : value.text;
}

function isUnknown(file: ConfigFile, { value }: DataProperty): boolean {
  return isMasked(file, value.span);
}
