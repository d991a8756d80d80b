/** The recipe behind a word of a value, and where its files speak of that word. */
import { type Span, span } from '../../base/span';
import { nameMeant } from '../../project/index/mentions';
import { beginningsOf } from '../../project/index/packagePattern';
import type { AssignmentPlace, IndexedFile, MentionKind, NamedRecipes, Snapshot } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';

export interface RecipePlace {
  readonly path: string;
  readonly span: Span;
}

const atStart = span(0, 0);

/** More recipes than these provide a name only in theory. */
const maxRecipes = 30;

/** The files of a recipe that are searched: recipes include few, classes bring some more. */
const maxFiles = 60;

/**
 * Where a recipe that the word names says so, one place a recipe: what it puts into the package (FILES), else the line that lists,
 * provides or promises it, else the start of the recipe. A class that says it for its recipes comes behind them.
 */
export function placesOfNamed(snapshot: Snapshot, word: string, named: NamedRecipes): readonly RecipePlace[] {
  const places: RecipePlace[] = [];
  const inClasses = new Map<string, RecipePlace>();
  for (const recipe of named.recipes.slice(0, maxRecipes)) {
    const isWhole = named.how === 'recipe' || named.how === 'variant';
    const place = isWhole ? undefined : placeInFiles(snapshot, word, recipe);
    const isInClass = place && snapshot.file(place.path)?.dialect === 'class';
    if (place && isInClass) inClasses.set(place.path, place);
    places.push(place && !isInClass ? place : { path: recipe.path, span: atStart });
  }
  return [...places, ...inClasses.values()];
}

function placeInFiles(snapshot: Snapshot, word: string, recipe: IndexedFile): RecipePlace | undefined {
  const files = filesOfRecipe(snapshot, recipe);
  for (const find of finders) {
    for (const file of files) {
      const place = find(file, word, recipe.name);
      if (place) return { path: place.path, span: place.span };
    }
  }
  return undefined;
}

type Finder = (file: IndexedFile, word: string, recipe: string) => AssignmentPlace | undefined;

const finders: readonly Finder[] = [
  filesOfPackage,
  mentioner('packages', ['PACKAGES', 'PACKAGE_BEFORE_PN'], (name, word) => name === word),
  mentioner('provides', ['PROVIDES', 'RPROVIDES'], (name, word) => name === word),
  mentioner('packagePatterns', ['PACKAGES_DYNAMIC'], (pattern, word) =>
    beginningsOf(pattern).some((beginning) => word.startsWith(beginning)),
  ),
];

function filesOfPackage(file: IndexedFile, word: string, recipe: string): AssignmentPlace | undefined {
  return file.assignments.find(({ name, flag }) => {
    if (flag !== undefined || !name.startsWith('FILES:')) return false;
    return nameMeant(nameParts(name).overrides[0] ?? '', recipe) === word;
  });
}

/** Finds the assignment in whose value a mention stands that fits the word. */
function mentioner(
  kind: MentionKind,
  variables: readonly string[],
  fits: (name: string, word: string) => boolean,
): Finder {
  return (file, word, recipe) => {
    const mention = file.mentioned(kind).find(({ name }) => {
      const meant = nameMeant(name, recipe);
      return meant !== undefined && fits(meant, word);
    });
    if (!mention) return undefined;
    return assignmentAround(file, variables, mention.line);
  };
}

/** The assignment to one of the variables whose value holds the line. */
export function assignmentAround(
  file: IndexedFile,
  variables: readonly string[],
  line: number,
): AssignmentPlace | undefined {
  return file.assignments.findLast(
    (place) => place.line <= line && place.flag === undefined && variables.includes(nameParts(place.name).base),
  );
}

/** The recipe, what it includes, its appends, then the classes that these inherit. */
export function filesOfRecipe(snapshot: Snapshot, recipe: IndexedFile): readonly IndexedFile[] {
  const files = new Set<IndexedFile>();
  const open: IndexedFile[] = [recipe, ...snapshot.appendsOf(recipe.path)];
  const classes: IndexedFile[] = [];
  for (
    let file = open.shift() ?? classes.shift();
    file && files.size < maxFiles;
    file = open.shift() ?? classes.shift()
  ) {
    if (files.has(file)) continue;
    files.add(file);
    for (const target of file.includes) open.push(...fileAt(snapshot, snapshot.resolveInclude(file.path, target)));
    for (const name of file.inherits) classes.push(...fileAt(snapshot, snapshot.classFiles(name)[0]));
  }
  return [...files];
}

function fileAt(snapshot: Snapshot, path: string | undefined): readonly IndexedFile[] {
  const file = path === undefined ? undefined : snapshot.file(path);
  return file ? [file] : [];
}
