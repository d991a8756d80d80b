/** What a name means, as Markdown: the knowledge's entry and where the project defines it. Undefined for names that nobody knows. */
import { describe } from '../../knowledge/describe';
import type { AllowedValue, Entry } from '../../knowledge/entry';
import {
  classNamed,
  directiveNamed,
  entriesNamed,
  flagsOf,
  operatorNamed,
  taskNamed,
  varflagNamed,
  variableNamed,
} from '../../knowledge/knowledge';
import type { Place, Snapshot } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import { fileLink, placeLink } from './placeLinks';

/** From where a name is looked at: the file itself, and the files that it leads to. */
export interface Viewpoint {
  readonly path: string;
  readonly related: ReadonlySet<string>;
}

const maxLinks = 5;

export function describeVariable(snapshot: Snapshot, name: string, from?: Viewpoint): string | undefined {
  const entry = variableNamed(name);
  const { base } = nameParts(name);
  const places = snapshot.assignmentsOf(base).filter((place) => place.flag === undefined);
  if (!entry && places.length === 0) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : `**\`${base}\`** · variable`,
    placeList(snapshot, 'Set in', places, from),
  ]);
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

export function describeClass(snapshot: Snapshot, name: string): string | undefined {
  const entry = classNamed(name);
  const files = snapshot.classFiles(name);
  if (!entry && files.length === 0) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : `**\`${name}\`** · class`,
    ...files.map((path) => fileLink(snapshot, path)),
  ]);
}

export function describeRecipe(snapshot: Snapshot, name: string): string | undefined {
  const recipes = snapshot.recipesNamed(name);
  if (recipes.length === 0) return undefined;
  const lines = recipes.slice(0, maxLinks).map(({ path, version, layer }) => {
    const what = [version, layer?.name].filter((part) => part !== undefined).join(', ');
    return `- ${what === '' ? '' : `${what}: `}${fileLink(snapshot, path)}`;
  });
  return joined([`**\`${name}\`** · recipe`, lines.join('\n')]);
}

/** A task by its function's name, with the functions that make it up. */
export function describeTask(snapshot: Snapshot, name: string, from?: Viewpoint): string | undefined {
  const functionName = name.startsWith('do_') ? name : `do_${name}`;
  const entry = taskNamed(functionName);
  const places = snapshot.functionsNamed(functionName);
  const isKnown = snapshot.taskNames().includes(functionName);
  if (!entry && places.length === 0 && !isKnown) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : `**\`${functionName}\`** · task`,
    placeList(snapshot, 'Defined in', places, from),
  ]);
}

export function describeFunction(snapshot: Snapshot, name: string, from?: Viewpoint): string | undefined {
  if (name.startsWith('do_')) return describeTask(snapshot, name, from);
  const places = snapshot.functionsNamed(name);
  const first = places[0];
  if (!first) return undefined;
  return joined([
    `**\`${name}\`** · ${languageWords[first.language]}`,
    placeList(snapshot, 'Defined in', places, from),
  ]);
}

const languageWords = {
  shell: 'shell function',
  python: 'function in Python',
  def: 'Python function',
} as const;

export function describeOperator(snapshot: Snapshot, name: string): string | undefined {
  const entry = operatorNamed(name);
  return entry && describe(entry, snapshot.release?.name);
}

export function describeDirective(snapshot: Snapshot, name: string): string | undefined {
  const entry = directiveNamed(name);
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

/** The file of a machine or distro in the first layer that has it. */
export function configurationFile(snapshot: Snapshot, kind: 'machine' | 'distro', name: string): string | undefined {
  return snapshot.layers
    .map((layer) => `${layer.root}/conf/${kind}/${name}.conf`)
    .find((path) => snapshot.file(path) !== undefined);
}

export function describeInclude(snapshot: Snapshot, fromPath: string, target: string): string | undefined {
  const path = snapshot.resolveInclude(fromPath, target);
  return path && joined([`**\`${target}\`** · file`, fileLink(snapshot, path)]);
}

/** A word of a variable's value; `base` is the variable's name. */
export function describeValue(snapshot: Snapshot, base: string, word: AllowedValue): string | undefined {
  const release = snapshot.release?.name;
  const entry = entriesNamed(word.value).find((each) => valueKinds.has(each.kind));
  if (entry && word.meaning !== undefined && entry.meaning.startsWith(word.meaning)) return describe(entry, release);
  return joined([`**\`${word.value}\`** · value of \`${base}\``, word.meaning ?? '']);
}

const valueKinds: ReadonlySet<Entry['kind']> = new Set([
  'distro-feature',
  'image-feature',
  'machine-feature',
  'image-fstype',
  'profile',
]);

/** At most five links: this file's places first, then those of the files it leads to. */
function placeList(snapshot: Snapshot, heading: string, places: readonly Place[], from: Viewpoint | undefined): string {
  if (places.length === 0) return '';
  const shown = nearestFirst(places, from).slice(0, maxLinks);
  const more = places.length - shown.length;
  const lines = shown.map((place) => `- ${placeLink(snapshot, place)}`);
  return `**${heading}**\n${lines.join('\n')}${more > 0 ? `\n- and ${more} more` : ''}`;
}

/** Stable: places that are equally near stay in the order of the index. */
export function nearestFirst<Kind extends Place>(
  places: readonly Kind[],
  from: Viewpoint | undefined,
): readonly Kind[] {
  if (!from) return places;
  const own = places.filter((place) => place.path === from.path);
  const near = places.filter((place) => place.path !== from.path && from.related.has(place.path));
  const rest = places.filter((place) => place.path !== from.path && !from.related.has(place.path));
  return [...own, ...near, ...rest];
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
