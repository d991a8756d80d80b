/** References to a recipe or a package: all values of the project that name it. */
import { LineIndex } from '../base/lineIndex';
import type { SlicedWork } from '../base/pacer';
import type { Span } from '../base/span';
import { nameMeant } from '../project/index/mentions';
import type { IndexedFile, Snapshot, SourceFile } from '../project/snapshot';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { contextAt } from './context/contextAt';
import { type AskedRecipe, askedRecipe, namesRecipe } from './context/namedRecipe';
import { filesOfRecipe, placesOfNamed } from './context/recipePlaces';
import { valueField } from './context/valueField';
import type { FilePlaces } from './uses/filePlaces';
import type { TreeReader } from './uses/projectUses';

/**
 * The values that name what the word at the offset names, file by file, the asking file first. A recipe is also meant by the names of its
 * packages and variants; of those, each is asked for by itself. With declarations, what makes it comes before; nothing where no recipe is
 * named.
 */
export function* recipeReferences(
  snapshot: Snapshot,
  read: TreeReader,
  file: SourceFile,
  offset: number,
  withDeclarations: boolean,
): SlicedWork<readonly FilePlaces[]> {
  const asked = askedRecipe(snapshot, file, offset);
  const [recipe] = asked?.named.recipes ?? [];
  if (!asked || !recipe) return [];
  const { word, named } = asked;
  const isWhole = named.how === 'recipe';
  const isMeant = (name: string): boolean =>
    name === word || (isWhole && snapshot.recipesBehind(name)?.recipes[0]?.name === recipe.name);
  const found: FilePlaces[] = [];
  const spellings = isWhole ? spellingsOf(snapshot, recipe) : [word];
  for (const path of filesMentioningAny(snapshot, [...spellings, ...ownSpelling(word, recipe)])) {
    const tree = read(path);
    const spans = tree ? namesIn(snapshot, { path, tree }, [...spellings, '${PN}', '${BPN}'], isMeant) : [];
    if (tree && spans.length > 0) found.push({ path, lines: new LineIndex(tree.text), spans });
    yield;
  }
  const isAsking = ({ path }: FilePlaces): number => Number(path === file.path);
  found.sort((first, second) => isAsking(second) - isAsking(first) || (first.path < second.path ? -1 : 1));
  return withDeclarations ? [...declarations(snapshot, read, asked), ...found] : found;
}

function declarations(snapshot: Snapshot, read: TreeReader, { word, named }: AskedRecipe): readonly FilePlaces[] {
  return placesOfNamed(snapshot, word, named).map(({ path, span }) => ({
    path,
    lines: new LineIndex(read(path)?.text ?? ''),
    spans: [span],
  }));
}

/** The recipe's name, and the names of what it makes that do not begin with it. */
function spellingsOf(snapshot: Snapshot, recipe: IndexedFile): readonly string[] {
  const made = filesOfRecipe(snapshot, recipe)
    .filter(({ dialect }) => dialect !== 'class')
    .flatMap((file) => [...file.mentioned('packages'), ...file.mentioned('provides')])
    .flatMap(({ name }) => nameMeant(name, recipe.name) ?? []);
  return [recipe.name, ...new Set(made.filter((name) => !name.startsWith(`${recipe.name}-`)))];
}

/** A recipe writes the names of its packages as `${PN}-dev`. */
function ownSpelling(word: string, { name }: IndexedFile): readonly string[] {
  return word.startsWith(`${name}-`) ? [word.slice(name.length + 1)] : [];
}

function filesMentioningAny(snapshot: Snapshot, texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => snapshot.filesMentioning(text).map(({ path }) => path)));
}

/** The words of values in which one of the spellings stands, and that name what is meant. */
function namesIn(
  snapshot: Snapshot,
  file: SourceFile,
  spellings: readonly string[],
  isMeant: (name: string) => boolean,
): readonly Span[] {
  const found = new Map<number, Span>();
  for (const spelling of spellings) {
    for (const at of placesOf(file.tree, spelling)) {
      const named = namedAt(snapshot, file, at + spelling.length);
      if (named && isMeant(named.name)) found.set(named.span.start, named.span);
    }
  }
  return [...found.values()].sort((first, second) => first.start - second.start);
}

function* placesOf({ text }: SyntaxTree, spelling: string): Iterable<number> {
  for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, at + spelling.length)) yield at;
}

function namedAt(
  snapshot: Snapshot,
  { path, tree }: SourceFile,
  offset: number,
): { readonly name: string; readonly span: Span } | undefined {
  const context = contextAt(tree, offset);
  if (context?.kind !== 'value') return undefined;
  const field = valueField(tree.text, context, offset, undefined, snapshot.release?.name);
  if (!namesRecipe(field.names)) return undefined;
  const isOwn = tree.dialect === 'recipe' || tree.dialect === 'append';
  const name = nameMeant(
    tree.text.slice(field.span.start, field.span.end),
    isOwn ? snapshot.file(path)?.name : undefined,
  );
  return name === undefined ? undefined : { name, span: field.span };
}
