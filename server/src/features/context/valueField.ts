/** The part of a value's word at the cursor, and what it names: `packages` in `base:packages:busybox` is the type of a layer. */
import { type Span, span } from '../../base/span';
import type { AllowedValue, Entry, ValueType } from '../../knowledge/entry';
import { valuesFor, varflagNamed, variableNamed } from '../../knowledge/knowledge';
import type { ReleaseName } from '../../knowledge/release';
import { addressField } from './addressField';
import type { ValueOwner, ValuePlace } from './context';
import { containerField, layerField } from './entryFields';
import { fieldAt, type Named, type ValueField } from './field';

/** `recipe` is PN of the file: `PACKAGECONFIG` means that of this recipe. */
export function valueField(
  text: string,
  place: ValuePlace,
  offset: number,
  recipe: string | undefined,
  release: ReleaseName | undefined,
): ValueField {
  const { owner, span: word } = place;
  const known = knownName(owner, recipe);
  const entry = variableNamed(known);
  if (owner.flag !== undefined && entry?.kind !== 'flag') return flagField(text, place, owner.flag, offset);
  const words = valuesFor(known, release);
  switch (owner.base) {
    case 'SRC_URI':
      return addressField(text, word, offset, words);
    case 'OCI_LAYERS':
      return layerField(text, word, offset, words);
    case 'BUNDLED_CONTAINERS':
      return containerField(text, word, offset, words, { names: 'container', hasRuntime: true });
    case 'CONTAINER_BUNDLES':
      return containerField(text, word, offset, words, { names: 'container', hasRuntime: false });
    case 'BUNDLED_XEN_GUESTS':
    case 'XEN_GUEST_BUNDLES':
      return containerField(text, word, offset, words, { names: 'image', hasRuntime: false });
    default:
      return wordField(text, word, offset, words, entry, owner.base);
  }
}

function knownName(owner: ValueOwner, recipe: string | undefined): string {
  const isOwn = owner.base === 'PACKAGECONFIG' && recipe !== undefined && !owner.name.includes(':pn-');
  return isOwn ? `PACKAGECONFIG:pn-${recipe}` : owner.name;
}

function wordField(
  text: string,
  word: Span,
  offset: number,
  words: readonly AllowedValue[],
  entry: Entry | undefined,
  base: string,
): ValueField {
  const names = namesOf(base, entry);
  return names === 'task' ? taskField(text, word, offset) : { span: word, names, words };
}

function namesOf(base: string, entry: Entry | undefined): Named | undefined {
  return namesOfVariable.get(base) ?? (entry?.type && namesOfType[entry.type]);
}

/** What all words of a value name; where that is a task, `recipe:do_task` is written for one of another recipe. */
export function namedByWords(owner: ValueOwner): Named | undefined {
  const entry = variableNamed(owner.name);
  if (owner.flag === undefined || entry?.kind === 'flag') return namesOf(owner.base, entry);
  return namesOfFlag(owner.flag);
}

const namesOfType: Readonly<Partial<Record<ValueType, Named>>> = {
  recipe: 'recipe',
  'recipe-list': 'recipe',
  package: 'package',
  'package-list': 'package',
  'task-list': 'task',
  'function-list': 'function',
};

/** Variables whose type says less than what their words name. */
const namesOfVariable: ReadonlyMap<string, Named> = new Map<string, Named>([
  ['EXTRA_IMAGEDEPENDS', 'recipe'],
  ['IMAGE_CLASSES', 'class'],
  ['INHERIT', 'class'],
  ['INHERIT_DISTRO', 'class'],
  ['KERNEL_CLASSES', 'class'],
  ['MACHINE_ESSENTIAL_EXTRA_RDEPENDS', 'package'],
  ['MACHINE_ESSENTIAL_EXTRA_RRECOMMENDS', 'package'],
  ['MACHINE_EXTRA_RDEPENDS', 'package'],
  ['MACHINE_EXTRA_RRECOMMENDS', 'package'],
  ['OCI_BASE_IMAGE', 'container'],
  ['OCI_MULTIARCH_RECIPE', 'container'],
  ['PROVIDES', 'recipe'],
  ['RSUGGESTS', 'package'],
  ['SYSTEMD_PACKAGES', 'package'],
  ['USER_CLASSES', 'class'],
]);

/** `recipe:do_task`, or `do_task` alone. */
function taskField(text: string, word: Span, offset: number): ValueField {
  const { field, index } = fieldAt(text, word, ':', offset);
  const isTask = index === 1 || text.startsWith('do_', field.start);
  return { span: field, words: [], names: isTask ? 'task' : 'recipe' };
}

const taskFlags = new Set(['deptask', 'rdeptask', 'recrdeptask', 'recideptask']);
const functionFlags = new Set(['prefuncs', 'postfuncs']);

function flagField(text: string, place: ValuePlace, flag: string, offset: number): ValueField {
  const { span: word, owner } = place;
  if (owner.base === 'PACKAGECONFIG') return packageConfigField(text, place, offset);
  if (flag === 'depends' || flag === 'rdepends') return taskField(text, word, offset);
  return { span: word, names: namesOfFlag(flag), words: varflagNamed(flag)?.values ?? [] };
}

function namesOfFlag(flag: string): Named | undefined {
  if (flag === 'depends' || flag === 'rdepends' || taskFlags.has(flag)) return 'task';
  if (flag === 'eventmask') return 'event';
  return functionFlags.has(flag) ? 'function' : undefined;
}

/** `PACKAGECONFIG[x] = "--with,--without,DEPENDS,RDEPENDS,RRECOMMENDS,conflicts"` */
function packageConfigField(text: string, place: ValuePlace, offset: number): ValueField {
  const { index } = fieldAt(text, span(place.value.start, offset), ',', offset);
  const { field } = fieldAt(text, place.span, ',', offset);
  const names = index === 2 ? 'recipe' : index === 3 || index === 4 ? 'package' : undefined;
  return { span: field, words: [], names };
}
