/** The part of a value's word at the cursor, and what it names: `packages` in `base:packages:busybox` is the type of a layer. */
import { type Span, span, touches } from '../../base/span';
import type { AllowedValue, Entry, ValueType } from '../../knowledge/entry';
import { valuesFor, varflagNamed, variableNamed } from '../../knowledge/knowledge';
import type { ReleaseName } from '../../knowledge/release';
import type { ValueOwner, ValuePlace } from './context';
import { splitOutsideExpansions } from './splitOutsideExpansions';

/** What a word stands for where it is no word of a fixed list. */
export type Named = 'package' | 'recipe' | 'class' | 'task' | 'function' | 'machine' | 'distro';

export interface ValueField {
  readonly span: Span;
  readonly names: Named | undefined;
  /** The words that are known for this place, in the release asked for. */
  readonly words: readonly AllowedValue[];
  /** The knowledge of the variable, if there is any. */
  readonly entry: Entry | undefined;
}

/** `recipe` is PN of the file: `PACKAGECONFIG` means that of this recipe. */
export function valueField(
  text: string,
  place: ValuePlace,
  offset: number,
  recipe: string | undefined,
  release: ReleaseName | undefined,
): ValueField {
  const { owner } = place;
  const known = knownName(owner, recipe);
  const entry = variableNamed(known);
  const words = owner.flag === undefined || entry?.kind === 'flag' ? valuesFor(known, release) : [];
  const whole: ValueField = { span: place.span, names: undefined, words, entry };
  if (owner.flag !== undefined && entry?.kind !== 'flag') return flagField(text, place, owner, offset, whole);
  const grammar = entryGrammars[owner.base];
  if (grammar) return grammar(text, place.span, offset, whole);
  const names = namesOfVariable[owner.base] ?? (entry?.type && namesOfType[entry.type]);
  if (names === 'task') return taskField(text, place.span, offset, whole);
  return { ...whole, names };
}

function knownName(owner: ValueOwner, recipe: string | undefined): string {
  const isOwn = owner.base === 'PACKAGECONFIG' && recipe !== undefined && !owner.name.includes(':pn-');
  return isOwn ? `PACKAGECONFIG:pn-${recipe}` : owner.name;
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
const namesOfVariable: Readonly<Record<string, Named | undefined>> = {
  INHERIT: 'class',
  INHERIT_DISTRO: 'class',
  USER_CLASSES: 'class',
  IMAGE_CLASSES: 'class',
  KERNEL_CLASSES: 'class',
  MACHINE: 'machine',
  DISTRO: 'distro',
  PROVIDES: 'recipe',
  EXTRA_IMAGEDEPENDS: 'recipe',
  SYSTEMD_PACKAGES: 'package',
  MACHINE_EXTRA_RDEPENDS: 'package',
  MACHINE_EXTRA_RRECOMMENDS: 'package',
  MACHINE_ESSENTIAL_EXTRA_RDEPENDS: 'package',
  MACHINE_ESSENTIAL_EXTRA_RRECOMMENDS: 'package',
  RSUGGESTS: 'package',
};

type Grammar = (text: string, word: Span, offset: number, whole: ValueField) => ValueField;

/** Variables whose words have fields between colons. */
const entryGrammars: Readonly<Record<string, Grammar | undefined>> = {
  OCI_LAYERS: layerField,
  CONTAINER_BUNDLES: (text, word, offset, whole) => containerField(text, word, offset, whole, 1),
  BUNDLED_CONTAINERS: (text, word, offset, whole) => containerField(text, word, offset, whole, 2),
  BUNDLED_XEN_GUESTS: (text, word, offset, whole) => containerField(text, word, offset, whole, 1),
  XEN_GUEST_BUNDLES: (text, word, offset, whole) => containerField(text, word, offset, whole, 1),
};

/** `name:type:item+item` */
function layerField(text: string, word: Span, offset: number, whole: ValueField): ValueField {
  const fields = splitOutsideExpansions(text, word, ':');
  const index = indexAt(fields, offset);
  const field = fields[index] ?? word;
  if (index === 0) return { ...whole, span: field, words: [] };
  if (index === 1) return { ...whole, span: field };
  const type = fields[1] ? text.slice(fields[1].start, fields[1].end) : '';
  const items = splitOutsideExpansions(text, field, '+');
  const item = items[indexAt(items, offset)] ?? field;
  return { ...whole, span: item, words: [], names: type === 'packages' ? 'package' : undefined };
}

const runtimes: readonly string[] = ['docker', 'podman'];

/** `recipe:policy`, or `recipe:runtime:policy` where the options start with field 2. */
function containerField(text: string, word: Span, offset: number, whole: ValueField, firstOption: 1 | 2): ValueField {
  const fields = splitOutsideExpansions(text, word, ':');
  const index = indexAt(fields, offset);
  const field = fields[index] ?? word;
  // A slash tells a remote image: its tag stands behind a colon too.
  if (index === 0)
    return {
      ...whole,
      span: field,
      words: [],
      names: text.slice(field.start, field.end).includes('/') ? undefined : 'recipe',
    };
  const wantsRuntime = firstOption === 2 && index === 1;
  const words = whole.words.filter(({ value }) => runtimes.includes(value) === wantsRuntime);
  return { ...whole, span: field, words };
}

/** `recipe:do_task`, or `do_task` alone. */
function taskField(text: string, word: Span, offset: number, whole: ValueField): ValueField {
  const fields = splitOutsideExpansions(text, word, ':');
  const index = indexAt(fields, offset);
  const field = fields[index] ?? word;
  const isTask = index === 1 || text.slice(field.start, field.end).startsWith('do_');
  return { ...whole, span: field, words: [], names: isTask ? 'task' : 'recipe' };
}

const taskFlags = new Set(['deptask', 'rdeptask', 'recrdeptask', 'recideptask']);
const functionFlags = new Set(['prefuncs', 'postfuncs']);

function flagField(text: string, place: ValuePlace, owner: ValueOwner, offset: number, whole: ValueField): ValueField {
  const flag = owner.flag ?? '';
  if (owner.base === 'PACKAGECONFIG') return packageConfigField(text, place, offset, whole);
  if (flag === 'depends' || flag === 'rdepends') return taskField(text, place.span, offset, whole);
  if (taskFlags.has(flag)) return { ...whole, names: 'task' };
  if (functionFlags.has(flag)) return { ...whole, names: 'function' };
  return { ...whole, words: varflagNamed(flag)?.values ?? [] };
}

/** `PACKAGECONFIG[x] = "--with,--without,DEPENDS,RDEPENDS,RRECOMMENDS,conflicts"` */
function packageConfigField(text: string, place: ValuePlace, offset: number, whole: ValueField): ValueField {
  const before = splitOutsideExpansions(text, span(place.value.start, offset), ',').length - 1;
  const parts = splitOutsideExpansions(text, place.span, ',');
  const field = parts[indexAt(parts, offset)] ?? place.span;
  const names = before === 2 ? 'recipe' : before === 3 || before === 4 ? 'package' : undefined;
  return { ...whole, span: field, words: [], names };
}

function indexAt(fields: readonly Span[], offset: number): number {
  return Math.max(
    0,
    fields.findIndex((field) => touches(field, offset)),
  );
}
