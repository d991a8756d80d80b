/** What the names in an assignment mean: the knowledge's entry and where the project sets them. Undefined for names that nobody knows. */
import { firstOf } from '../../base/firstOf';
import { describe } from '../../knowledge/describe';
import type { AllowedValue, Entry } from '../../knowledge/entry';
import {
  entriesNamed,
  flagsOf,
  operatorNamed,
  valuesFor,
  varflagNamed,
  variableNamed,
} from '../../knowledge/knowledge';
import type { AssignmentPlace, Snapshot } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import { configurationFile } from '../context/configurationFile';
import { plainAssignments, type Viewpoint } from '../context/nearest';
import { joined, maxLinks, placeList, shownPlaces } from './markdown';
import { fileLink } from './placeLinks';

/** `documented` is what the layers say of a variable that the knowledge has no entry for. */
export function describeVariable(
  snapshot: Snapshot,
  name: string,
  from?: Viewpoint,
  documented = '',
): string | undefined {
  const entry = variableNamed(name);
  const { base } = nameParts(name);
  const count = snapshot.assignmentCount(base);
  if (!entry && count === 0) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : `**\`${base}\`** · variable`,
    entry ? '' : documented,
    shownPlaces(snapshot, 'Set in', nearestAssignments(snapshot, base, from), count),
  ]);
}

/** As many as a list shows. */
function nearestAssignments(snapshot: Snapshot, base: string, from: Viewpoint | undefined): readonly AssignmentPlace[] {
  const { own, foreign } = plainAssignments(snapshot, base, from);
  return [...own.slice(0, maxLinks), ...firstOf(foreign, maxLinks - own.length)];
}

export function describeFlag(snapshot: Snapshot, owner: string, flag: string, from?: Viewpoint): string | undefined {
  const { base } = nameParts(owner);
  const own = flagsOf(base).find((each) => each.value === flag);
  const general = varflagNamed(flag);
  const places = snapshot.assignmentsOf(base).filter((place) => place.flag === flag);
  const variable = variableNamed(base);
  if (!own && !general && places.length === 0 && variable?.kind !== 'flag') return undefined;
  return joined([
    general ? describe(general, snapshot.release?.name) : flagTitle(base, flag, own, variable),
    placeList(snapshot, 'Set in', places, from),
  ]);
}

function flagTitle(base: string, flag: string, own: AllowedValue | undefined, variable: Entry | undefined): string {
  const meaning = own?.meaning ?? (variable?.kind === 'flag' ? variable.meaning : undefined);
  const form = variable?.flagForm === undefined ? '' : `The flag is ${variable.flagForm}.`;
  return joined([`**\`${base}[${flag}]\`** · flag`, meaning ?? '', form]);
}

export function describeOperator(snapshot: Snapshot, name: string): string | undefined {
  const entry = operatorNamed(name);
  return entry && describe(entry, snapshot.release?.name);
}

export function describeOverride(snapshot: Snapshot, name: string): string | undefined {
  const entry = entriesNamed(name).find((each) => each.kind === 'override');
  if (entry) return describe(entry, snapshot.release?.name);
  const machine = configurationFile(snapshot, 'machine', name);
  if (machine) return joined([`**\`${name}\`** · override: the machine of that name`, fileLink(snapshot, machine)]);
  const distro = configurationFile(snapshot, 'distro', name);
  return distro && joined([`**\`${name}\`** · override: the distro of that name`, fileLink(snapshot, distro)]);
}

/** A word of a value; `owner` is the name of the variable, or the kind of address that has it as an option. */
export function describeValue(snapshot: Snapshot, owner: string, word: AllowedValue): string | undefined {
  const release = snapshot.release?.name;
  const entry = entriesNamed(word.value).find((each) => valueKinds.has(each.kind));
  if (entry && word.meaning !== undefined && entry.meaning.startsWith(word.meaning)) return describe(entry, release);
  const role = owner.endsWith('://') ? 'option of' : 'value of';
  return joined([`**\`${word.value}\`** · ${role} \`${owner}\``, word.meaning ?? '']);
}

const valueKinds: ReadonlySet<Entry['kind']> = new Set([
  'distro-feature',
  'image-feature',
  'machine-feature',
  'image-fstype',
  'profile',
  'fetcher',
]);

/** A layer's name, or a part of its content, by the layer's type. */
export function describeLayer(word: string, type: string): string | undefined {
  const meaning = valuesFor('OCI_LAYERS').find((each) => each.value === type)?.meaning;
  return meaning === undefined ? undefined : joined([`**\`${word}\`** · layer of type \`${type}\``, meaning]);
}
