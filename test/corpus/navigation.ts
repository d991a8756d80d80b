/**
 * Asks for the definition of every class, file, recipe and package that the files of a layer name, with all layers as one workspace. What does
 * not lead anywhere must be something that BitBake would not find either.
 */
import { runAtOnce } from '../../server/src/base/pacer';
import { type Span, span } from '../../server/src/base/span';
import { contextAt } from '../../server/src/features/context/contextAt';
import { fileSetting } from '../../server/src/features/context/fileSetting';
import { namesRecipe } from '../../server/src/features/context/namedRecipe';
import { valueField } from '../../server/src/features/context/valueField';
import { definitions } from '../../server/src/features/definition';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { nameMeant } from '../../server/src/project/index/mentions';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import type { Snapshot, SourceFile } from '../../server/src/project/snapshot';
import { wordsIn } from '../../server/src/syntax/bitbake/expansions';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { isPathDirective } from '../../server/src/syntax/bitbake/pathDirective';
import type { LayerFile } from './layerFiles';
import { median, rounded } from './parseTimes';

export interface NavigationReport {
  readonly classes: Landing;
  readonly files: Landing;
  readonly recipes: Landing & {
    /** Those of `landed` that only begin with the name of the recipe they lead to. */
    readonly byBeginning: readonly string[];
  };
  readonly definitionMs: { readonly p50: number; readonly max: number };
}

interface Landing {
  readonly landed: number;
  /** Names that hold the value of a variable. */
  readonly putTogether: number;
  /** `name: PATH:LINE`, each name once, with how often it stands in the layer. */
  readonly notLanded: readonly string[];
}

/** `files` are those of the layer that is looked at, `folders` all layers. */
export function measureNavigation(files: readonly LayerFile[], folders: readonly string[]): NavigationReport {
  const request = { workspaceFolders: folders, buildFolder: undefined, openFiles: [] };
  const snapshot = runAtOnce(new ProjectIndex(nodeFiles).build(request));
  const classes = new LandingCount();
  const includes = new LandingCount();
  const recipes = new LandingCount();
  const beginnings = new Set<string>();
  const times: number[] = [];
  for (const { path, text, dialect } of files) {
    const file: SourceFile = { path, tree: parse(text, dialect) };
    const recipe = fileSetting(snapshot, file).recipe;
    for (const { kind, place } of namesOf(file, snapshot, recipe)) {
      const written = text.slice(place.start, place.end);
      const name = nameMeant(written, recipe);
      const count = kind === 'class' ? classes : kind === 'include' ? includes : recipes;
      if (!name) {
        count.putTogether++;
        continue;
      }
      const start = performance.now();
      const found = definitions(snapshot, file, place.end);
      times.push(performance.now() - start);
      count.add(found !== undefined, name, `${path}:${text.slice(0, place.start).split('\n').length}`);
      if (kind === 'recipe' && snapshot.recipesBehind(name)?.how === 'beginning') beginnings.add(name);
    }
  }
  return {
    classes: classes.landing(),
    files: includes.landing(),
    recipes: { ...recipes.landing(), byBeginning: [...beginnings].sort() },
    definitionMs: { p50: rounded(median(times)), max: rounded(Math.max(...times)) },
  };
}

class LandingCount {
  putTogether = 0;
  #landed = 0;
  readonly #missing = new Map<string, { count: number; readonly first: string }>();

  add(hasLanded: boolean, name: string, place: string): void {
    const missing = this.#missing.get(name);
    if (hasLanded) this.#landed++;
    else if (missing) missing.count++;
    else this.#missing.set(name, { count: 1, first: place });
  }

  landing(): Landing {
    const notLanded = [...this.#missing].map(([name, { count, first }]) => `${name}: ${count} times, ${first}`);
    return { landed: this.#landed, putTogether: this.putTogether, notLanded: notLanded.sort() };
  }
}

interface NamePlace {
  readonly kind: 'class' | 'include' | 'recipe';
  readonly place: Span;
}

function* namesOf(file: SourceFile, snapshot: Snapshot, recipe: string | undefined): Iterable<NamePlace> {
  const { statements, starts, text } = file.tree;
  for (const [index, statement] of statements.entries()) {
    const start = starts[index] ?? 0;
    if (isPathDirective(statement)) {
      const kind = statement.kind.startsWith('inherit') ? 'class' : 'include';
      const words = wordsIn(text, start + statement.argument.start, start + statement.argument.end);
      for (const place of words) yield { kind, place };
    } else if (statement.kind === 'assign') {
      const words = wordsIn(text, start + statement.value.start, start + statement.value.end);
      for (const word of words) yield* recipesIn(file, snapshot, recipe, word);
    }
  }
}

/** The parts of a word that name a recipe or package; a comparison of versions names none. */
function* recipesIn(
  { tree }: SourceFile,
  snapshot: Snapshot,
  recipe: string | undefined,
  word: Span,
): Iterable<NamePlace> {
  for (let offset = word.start; offset <= word.end; ) {
    const context = contextAt(tree, offset);
    if (context?.kind !== 'value') {
      offset++;
      continue;
    }
    const { span: place, names } = valueField(tree.text, context, offset, recipe, snapshot.release?.name);
    const isName = /^[A-Za-z0-9$]/.test(tree.text.slice(place.start, place.end));
    const isVersion = /^[0-9.]+\)$/.test(tree.text.slice(place.start, place.end));
    if (namesRecipe(names) && isName && !isVersion) yield { kind: 'recipe', place: span(place.start, place.end) };
    offset = Math.max(place.end, offset) + 1;
  }
}
