/** An entry as Markdown, for hovers and for `metavirt explain`. */
import {
  type AddressOption,
  type AllowedValue,
  type Check,
  type DefaultValue,
  defaultIn,
  type Entry,
  type Need,
} from './entry';
import { manualAddress } from './manualAddress';
import { isInRange, type ReleaseName, type ReleaseRange } from './release';

/** How the line with the names of related entries begins. */
export const seeAlso = 'See also: ';

/** Lists longer than this are shown in one line, without the meanings. */
const longestValueList = 12;

/** A title line, the meaning, then one block each for what is known; `release` chooses the default that stands first. */
export function describe(entry: Entry, release?: ReleaseName): string {
  return [
    title(entry),
    absence(entry, release),
    entry.meaning,
    bulletList(facts(entry, release)),
    section('Values', valueList(entry.values)),
    section('Flags', valueList(entry.flags)),
    section('Options', bulletList(entry.parameters.map(optionLine))),
    section('Gives', bulletList(entry.brings)),
    section('By `CONTAINER_PROFILE`', profileTable(entry)),
    section('Checks', bulletList(entry.checks.map(checkLine))),
    section('Changes', bulletList(entry.history)),
    entry.example === undefined ? '' : codeBlock(entry.example),
    entry.see.length === 0 ? '' : `${seeAlso}${codeList(entry.see)}`,
    origin(entry),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function title(entry: Entry): string {
  const type = entry.type === undefined ? '' : `, ${typeWords[entry.type]}`;
  return `**\`${entry.name}\`** · ${kindWords[entry.kind]}${type}`;
}

function absence(entry: Entry, release: ReleaseName | undefined): string {
  if (!release || isInRange(entry, release)) return '';
  return `**Not in ${release}**: ${rangeWords(entry)}.`;
}

function facts(entry: Entry, release: ReleaseName | undefined): readonly string[] {
  const range = rangeWords(entry);
  return [
    entry.form === undefined ? '' : `Form: ${entry.form}`,
    entry.flagForm === undefined ? '' : `Flag: ${entry.flagForm}`,
    entry.flagOf === undefined ? '' : `Flag of: a ${entry.flagOf}`,
    defaultLine(entry, release),
    entry.needs.length === 0 ? '' : `Needs: ${entry.needs.map(needWords).join(', ')}`,
    entry.place === undefined ? '' : `Set in: ${placeWords[entry.place]}`,
    range === '' ? '' : `Releases: ${range}`,
  ].filter((line) => line !== '');
}

/** The default of the release first, then those of other releases with their range. */
function defaultLine(entry: Entry, release: ReleaseName | undefined): string {
  const current = defaultIn(entry, release);
  const others = entry.defaults.filter((candidate) => candidate !== current);
  const parts = [
    ...(current ? [defaultWords(current)] : []),
    ...others.map((other) => `${defaultWords(other)} (${rangeWords(other)})`),
  ];
  return parts.length === 0 ? '' : `Default: ${parts.join('; ')}`;
}

function defaultWords(standard: DefaultValue): string {
  if (standard.value === undefined) return standard.note ?? '';
  const operator = standard.operator === undefined ? '' : `${standard.operator} `;
  const note = standard.note === undefined ? '' : ` (${standard.note})`;
  return `${code(`${operator}"${standard.value}"`)}${note}`;
}

function valueList(values: readonly AllowedValue[]): string {
  if (values.length > longestValueList || values.every((value) => value.meaning === undefined && noRange(value))) {
    return codeList(values.map(shownValue));
  }
  return bulletList(
    values.map((value) => {
      const range = rangeWords(value);
      const meaning = value.meaning === undefined ? '' : `: ${value.meaning}`;
      return `${code(shownValue(value))}${range === '' ? '' : ` (${range})`}${meaning}`;
    }),
  );
}

/** An empty value is shown as the empty string that an author writes. */
function shownValue(value: AllowedValue): string {
  return value.value === '' ? '""' : value.value;
}

function profileTable(entry: Entry): string {
  const pairs = Object.entries(entry.byProfile ?? {});
  return bulletList(pairs.map(([profile, value]) => `${code(profile)}: ${value === '' ? 'none' : code(value)}`));
}

function optionLine({ name, meaning, values = [] }: AddressOption): string {
  return `${code(name)}: ${meaning}${values.length === 0 ? '' : ` (${codeList(values)})`}`;
}

function checkLine(check: Check): string {
  return `${outcomeWords[check.when][check.result]}: ${check.text}`;
}

function needWords(need: Need): string {
  const name = code(need.name);
  switch (need.kind) {
    case 'class':
      return code(`inherit ${need.name}`);
    case 'distro-feature':
      return `the distro feature ${name}`;
    case 'image-feature':
      return `the image feature ${name}`;
    case 'multiconfig':
      return `the multiconfig ${need.name}`;
    case 'recipe':
      return `the recipe ${name}`;
    case 'file':
      return name;
    case 'layer':
      return `the layer ${name}`;
    case 'setting':
      return name;
  }
}

function origin(entry: Entry): string {
  const [first, ...others] = entry.definedIn;
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const manual = manualAddress(entry);
  return `*${entry.source}*: ${code(first)}${more}${manual === undefined ? '' : ` · [manual](${manual})`}`;
}

/** `since wrynose`, `up to whinlatter`, both, or nothing for every release. */
export function rangeWords(range: ReleaseRange): string {
  if (range.since && range.since === range.until) return `in ${range.since} only`;
  const since = range.since ? `since ${range.since}` : '';
  const until = range.until ? `up to ${range.until}` : '';
  return [since, until].filter((part) => part !== '').join(', ');
}

function noRange(range: ReleaseRange): boolean {
  return !range.since && !range.until;
}

function section(heading: string, body: string): string {
  return body === '' ? '' : `**${heading}**\n${body.startsWith('- ') ? '' : '\n'}${body}`;
}

function bulletList(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function codeList(words: readonly string[]): string {
  return words.map(code).join(', ');
}

/** A code span; text with a backquote of its own gets the longer fence that Markdown asks for. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function codeBlock(text: string): string {
  return `\`\`\`bitbake\n${text}\n\`\`\``;
}

export const kindWords: Readonly<Record<Entry['kind'], string>> = {
  variable: 'variable',
  flag: 'variable with flags',
  'virtual-runtime': 'choice of a runtime package',
  packageconfig: 'options of a recipe',
  'distro-feature': 'distro feature',
  'image-feature': 'image feature',
  'machine-feature': 'machine feature',
  'image-fstype': 'image type',
  profile: 'container profile',
  class: 'class',
  directive: 'directive',
  operator: 'operator',
  varflag: 'flag',
  task: 'task',
  override: 'override',
  fetcher: 'kind of address',
};

const typeWords: Readonly<Record<NonNullable<Entry['type']>, string>> = {
  enum: 'one of several words',
  list: 'list',
  boolean01: '`1` or off',
  'non-empty-switch': 'on unless empty',
  string: 'text',
  number: 'number',
  path: 'path',
  'path-list': 'list of paths',
  url: 'URL',
  'command-line': 'command line',
  'key-value-list': 'list of `key=value`',
  'port-list': 'list of ports',
  'layer-list': 'list of layers',
  recipe: 'name of a recipe',
  'recipe-list': 'list of recipes',
  package: 'name of a package',
  'package-list': 'list of packages',
  'task-list': 'list of tasks',
  'function-list': 'list of functions',
  'image-reference': 'image reference',
  'image-reference-list': 'list of containers',
  'guest-list': 'list of guests',
  digest: 'digest',
  json: 'JSON',
};

const placeWords: Readonly<Record<NonNullable<Entry['place']>, string>> = {
  recipe: 'a recipe or its append',
  configuration: 'the configuration: local.conf, a distro or a layer.conf',
};

const outcomeWords: Readonly<Record<Check['when'], Readonly<Record<Check['result'], string>>>> = {
  parse: { error: 'Parse error', warning: 'Parse warning', skipped: 'Recipe skipped', silent: 'Silent' },
  build: { error: 'Build error', warning: 'Build warning', skipped: 'Left out', silent: 'Silent' },
  run: { error: 'Error on the target', warning: 'Warning on the target', skipped: 'Left out', silent: 'On the target' },
};
