/** What a recipe is, makes and is used for, as Markdown: for its name, the names of its packages, and what it provides. */
import { imageRecipeKind, inheritedClasses } from '../../containers/imageRecipeKind';
import type { IndexedFile, NamedRecipes, Snapshot } from '../../project/snapshot';
import { type ImageUser, imagesInstalling, imagesTakingIn, isPackageGroup, usersInWords } from '../context/imageUsers';
import { type RecipeTexts, recipeTexts } from '../context/recipeTexts';
import type { TreeReader } from '../uses/projectUses';
import { codeSpan, joined, maxLinks, plainWords } from './markdown';
import { listed, maxNames, namesLine, withMore } from './nameLists';
import { fileLink } from './placeLinks';

/** A longer text is cut at a word. */
const maxSummaryLength = 240;

/** Undefined where no recipe is behind the word. `read` gives the files in which the recipe says more of itself. */
export function describeRecipe(snapshot: Snapshot, word: string, read: TreeReader): string | undefined {
  const named = snapshot.recipesBehind(word);
  const [recipe] = named?.recipes ?? [];
  if (!named || !recipe) return undefined;
  // Which one of several recipes it is, the configuration says: what they have to say of themselves would mislead.
  const isOne = named.recipes.every(({ name }) => name === recipe.name);
  if (!isOne)
    return joined([title(word, named, ''), listed(named.recipes.map((each) => fileLine(snapshot, each, true)))]);
  const texts = recipeTexts(snapshot, recipe, read);
  const classes = inheritedClasses(snapshot, recipe);
  const lines = named.recipes.map((each) => fileLine(snapshot, each, false, each === recipe ? texts : undefined));
  return joined([
    title(word, named, kindWords(recipe, classes)),
    summary(texts),
    listed([
      ...facts(texts, recipe),
      ...(classes.has('image-oci') ? imageFacts(texts) : []),
      appendsLine(snapshot, recipe),
      ...(named.how === 'variant'
        ? []
        : [usersLine(snapshot, 'Installed by', imagesInstalling(snapshot, recipe.name))]),
      usersLine(snapshot, 'Used by', imagesTakingIn(snapshot, recipe.name)),
    ]),
    listed(lines),
  ]);
}

function title(word: string, { how, recipes }: NamedRecipes, kind: string): string {
  const names = [...new Set(recipes.map(({ name }) => name))];
  const [name = ''] = names;
  const shown = names.slice(0, maxLinks).map(codeSpan).join(', ');
  const recipe = names.length === 1 ? `the recipe ${codeSpan(name)}` : `${names.length} recipes: ${shown}`;
  const what: Readonly<Record<NamedRecipes['how'], string>> = {
    recipe: kind,
    variant: `variant of the recipe ${codeSpan(name)}`,
    provided: `provided by ${recipe}`,
    package: names.length === 1 ? `package of ${recipe}` : `package of one of ${recipe}`,
    beginning: `of ${recipe}`,
  };
  return `**${codeSpan(word)}** · ${what[how]}`;
}

function kindWords(recipe: IndexedFile, classes: ReadonlySet<string>): string {
  switch (imageRecipeKind(classes)) {
    case 'bundle':
      return 'bundle of containers';
    case 'host':
      return 'image of a host with containers';
    case 'multiarch':
      return 'container image for several architectures';
    case 'image':
      return classes.has('image-oci') ? 'container image' : 'image';
    case undefined:
      return isPackageGroup(recipe) ? 'packagegroup' : 'recipe';
  }
}

function summary(texts: RecipeTexts): string {
  const text = texts.text('SUMMARY') ?? texts.text('DESCRIPTION') ?? '';
  if (text.length <= maxSummaryLength) return plainWords(text);
  return `${plainWords(text.slice(0, text.lastIndexOf(' ', maxSummaryLength)))} …`;
}

function facts(texts: RecipeTexts, { name }: IndexedFile): readonly string[] {
  const others = (variable: string): readonly string[] => texts.words(variable).filter((word) => word !== name);
  return [
    codeLine('License', texts.text('LICENSE')),
    codeLine('Section', texts.text('SECTION')),
    addressLine('Homepage', texts.text('HOMEPAGE')),
    namesLine('Provides', others('PROVIDES')),
    namesLine('Packages', [...new Set([...others('PACKAGE_BEFORE_PN'), ...others('PACKAGES')])]),
    namesLine(
      'Also built as',
      texts.words('BBCLASSEXTEND').flatMap((each) => variantName(name, each)),
    ),
  ];
}

function variantName(recipe: string, extension: string): readonly string[] {
  if (extension === 'native') return [`${recipe}-native`];
  return extension === 'nativesdk' ? [`nativesdk-${recipe}`] : [];
}

function imageFacts(texts: RecipeTexts): readonly string[] {
  return [
    codeLine('Layers', texts.text('OCI_LAYER_MODE')),
    codeLine('Base image', texts.text('OCI_BASE_IMAGE')),
    codeLine('Entrypoint', texts.text('OCI_IMAGE_ENTRYPOINT')),
    codeLine('Arguments', texts.text('OCI_IMAGE_ENTRYPOINT_ARGS') ?? texts.text('OCI_IMAGE_CMD')),
  ];
}

function appendsLine(snapshot: Snapshot, recipe: IndexedFile): string {
  const appends = snapshot.appendsOf(recipe.path);
  if (appends.length === 0) return '';
  const links = appends.slice(0, maxLinks).map(({ path }) => fileLink(snapshot, path));
  return `${counted(appends.length, 'append', 'appends')}: ${withMore(links, appends.length).join(', ')}`;
}

function usersLine(snapshot: Snapshot, verb: string, users: readonly ImageUser[]): string {
  if (users.length === 0) return '';
  const names = users.slice(0, maxNames).map(({ image }) => codeSpan(image.name));
  return `${verb} ${usersInWords(snapshot, users)}: ${withMore(names, users.length).join(', ')}`;
}

/** The version, the layer and the file; the name where it is not said above. */
function fileLine(snapshot: Snapshot, recipe: IndexedFile, isNamed: boolean, texts?: RecipeTexts): string {
  const version = texts?.text('PV') ?? recipe.version;
  const name = isNamed ? recipe.name : undefined;
  const what = [name, version, recipe.layer?.name].filter((part) => part !== undefined).map(plainWords);
  return `${what.length === 0 ? '' : `${what.join(', ')}: `}${fileLink(snapshot, recipe.path)}`;
}

function codeLine(label: string, text: string | undefined): string {
  return text === undefined ? '' : `${label}: ${codeSpan(text)}`;
}

function addressLine(label: string, text: string | undefined): string {
  return text !== undefined && /^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(text)
    ? `${label}: <${text}>`
    : codeLine(label, text);
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
