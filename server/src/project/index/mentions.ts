/**
 * Names of recipes, packages and images in the values of a few variables, as far as they are plain text: what a recipe makes, and what
 * an image is made of. `${PN}` and `${BPN}` may stand in them.
 */
import { type Span, span } from '../../base/span';
import { variableNamed } from '../../knowledge/knowledge';
import { expansionsIn, wordsIn } from '../../syntax/bitbake/expansions';
import { nameParts } from '../../syntax/bitbake/text';
import type { MentionKind } from '../snapshot';

export interface Mention {
  readonly section: MentionKind;
  readonly name: string;
  /** Where the word stands in the text. */
  readonly start: number;
}

/** Which section the words of a variable go to. */
const sectionsByVariable: ReadonlyMap<string, MentionKind> = new Map<string, MentionKind>([
  ['PROVIDES', 'provides'],
  ['RPROVIDES', 'provides'],
  ['PACKAGES', 'packages'],
  ['PACKAGE_BEFORE_PN', 'packages'],
  ['PACKAGES_DYNAMIC', 'packagePatterns'],
  ['IMAGE_INSTALL', 'installs'],
  ['CORE_IMAGE_EXTRA_INSTALL', 'installs'],
  ['PACKAGE_INSTALL', 'installs'],
  ['OCI_LAYERS', 'installs'],
  ['BUNDLED_CONTAINERS', 'containers'],
  ['CONTAINER_BUNDLES', 'containers'],
  ['OCI_BASE_IMAGE', 'containers'],
  ['OCI_MULTIARCH_RECIPE', 'containers'],
]);

/** A packagegroup installs what its packages need. */
const sectionsByVariableOfGroup: ReadonlyMap<string, MentionKind> = new Map<string, MentionKind>([
  ['RDEPENDS', 'installs'],
  ['RRECOMMENDS', 'installs'],
]);

/** The variable of these names whose words count; called for every assignment of every layer. */
export function mentionSection(name: string, isGroup: boolean): MentionKind | undefined {
  const code = name.charCodeAt(0);
  const isLikely = code === 0x50 || code === 0x52 || code === 0x49 || code === 0x43 || code === 0x4f || code === 0x42;
  if (!isLikely) return undefined;
  const colon = name.indexOf(':');
  const variable = colon === -1 ? name : name.slice(0, colon);
  const section = sectionsByVariable.get(variable) ?? (isGroup ? sectionsByVariableOfGroup.get(variable) : undefined);
  return section && nameParts(name).operation !== 'remove' ? section : undefined;
}

/** The plain text that a file sets a variable to; undefined where it sets none. */
export type PlainText = (variable: string) => string | undefined;

/** The names in a value that an assignment to `variable` gives. */
export function mentionsIn(
  text: string,
  value: Span,
  variable: string,
  section: MentionKind,
  plainText: PlainText,
): readonly Mention[] {
  return wordsIn(text, value.start, value.end)
    .flatMap((word) => namesInWord(text, word, variable, section))
    .flatMap(({ start, end }) => {
      const name = withPlainTexts(text.slice(start, end), plainText);
      return isPlain(name, section) ? [{ section, name, start }] : [];
    });
}

function namesInWord(text: string, word: Span, variable: string, section: MentionKind): readonly Span[] {
  if (variable.startsWith('OCI_LAYERS')) return packagesOfLayer(text, word);
  // A container is `recipe`, `recipe:policy` or `recipe:runtime:policy`.
  return section === 'containers' ? [span(word.start, endOfField(text, word, ':'))] : [word];
}

/** `name:packages:first+second` */
function packagesOfLayer(text: string, word: Span): readonly Span[] {
  const type = endOfField(text, word, ':') + 1;
  const content = endOfField(text, span(type, word.end), ':') + 1;
  if (content > word.end || text.slice(type, content - 1) !== 'packages') return [];
  const names: Span[] = [];
  for (let start = content; start <= word.end; ) {
    const end = endOfField(text, span(start, word.end), '+');
    names.push(span(start, end));
    start = end + 1;
  }
  return names;
}

function endOfField(text: string, within: Span, separator: string): number {
  const at = text.indexOf(separator, within.start);
  return at === -1 || at > within.end ? within.end : at;
}

/** A name has no `/` in a list of containers, where it marks a remote image, and no comparison of versions is one. */
function isPlain(name: string, section: MentionKind): boolean {
  if (section === 'containers' && name.includes('/')) return false;
  if (section !== 'packagePatterns' && !/^[A-Za-z0-9$][A-Za-z0-9${}+._/-]*$/.test(name)) return false;
  return name !== '' && mayBeMeant(name);
}

/** The name with the variables of the file put in that are not the recipe's name itself: `${SRCNAME}-base`. */
function withPlainTexts(name: string, plainText: PlainText): string {
  const textOf = (variable: string): string =>
    (isTold(variable) ? undefined : plainText(variable)) ?? `\${${variable}}`;
  return replaced(name, textOf) ?? name;
}

/** Whether `nameMeant` can tell what a name means once the recipe is known. */
export function mayBeMeant(name: string): boolean {
  if (!name.includes('$')) return true;
  return expansionsIn(name, 0, name.length).every(
    (expansion) => expansion.kind === 'variable' && isTold(name.slice(expansion.name.start, expansion.name.end)),
  );
}

function isTold(variable: string): boolean {
  return ownNameVariables.has(variable) || literalDefault(variable) !== undefined;
}

const ownNameVariables: ReadonlySet<string> = new Set(['PN', 'BPN']);

/** A mention with the name of its recipe put in; undefined where it names itself after a recipe and `recipe` is not known. */
export function nameMeant(mention: string, recipe: string | undefined): string | undefined {
  return replaced(mention, (variable) => {
    if (!ownNameVariables.has(variable)) return literalDefault(variable);
    return variable === 'BPN' && recipe !== undefined ? (variantBase(recipe) ?? recipe) : recipe;
  });
}

/** The recipe that BBCLASSEXTEND makes the variant of: native and nativesdk keep its name. */
export function variantBase(recipe: string): string | undefined {
  if (recipe.startsWith('nativesdk-')) return recipe.slice('nativesdk-'.length);
  return recipe.endsWith('-native') ? recipe.slice(0, -'-native'.length) : undefined;
}

/** The text with a value for each `${NAME}`; undefined where one has none, or where Python stands in it. */
function replaced(text: string, textOf: (variable: string) => string | undefined): string | undefined {
  if (!text.includes('$')) return text;
  let result = '';
  let copied = 0;
  for (const expansion of expansionsIn(text, 0, text.length)) {
    if (expansion.kind !== 'variable') return undefined;
    const value = textOf(text.slice(expansion.name.start, expansion.name.end));
    if (value === undefined) return undefined;
    result += text.slice(copied, expansion.span.start) + value;
    copied = expansion.span.end;
  }
  return result + text.slice(copied);
}

/** Packages are called after a few variables that hardly anybody sets, such as KERNEL_PACKAGE_NAME. */
function literalDefault(variable: string): string | undefined {
  const value = variableNamed(variable)?.defaults?.[0]?.value;
  return value?.includes('$') ? undefined : value;
}
