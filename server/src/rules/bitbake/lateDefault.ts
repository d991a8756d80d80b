import { LineIndex } from '../../base/lineIndex';
import { shifted } from '../../base/span';
import { isWordList } from '../../knowledge/wordLists';
import type { OrderedEntry } from '../../project/evaluation/history';
import { baseName } from '../../project/paths';
import { type LocatedAssignment, locatedAssignments } from '../../syntax/bitbake/locatedAssignments';
import { assignedText, hasOldOperation } from '../../syntax/bitbake/text';
import { authorOf } from '../evaluated';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { isReplaced } from '../replacedValue';
import type { RecipeRule } from '../rule';

export const lateDefault: RecipeRule = {
  id: 'late-default',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'A `?=` or `??=` for a variable that a file read before has set: the recipe of an append, or what the recipe includes.',
  why: 'BitBake reads an append behind its recipe, and an included file where it is named. A default counts only where the variable has no value by then: this one does nothing, and nobody says so.',
  bad: {
    'recipes/proxy_1.0.bb': ['LICENSE = "MIT"', 'EXTRA_OECONF = "--without-lua"'],
    'recipes/proxy_%.bbappend': ['EXTRA_OECONF ?= "--with-lua"'],
  },
  good: {
    'recipes/proxy_1.0.bb': ['LICENSE = "MIT"', 'EXTRA_OECONF = "--without-lua"'],
    'recipes/proxy_%.bbappend': ['EXTRA_OECONF = "--with-lua"'],
  },
  check(recipe) {
    return recipe.files.flatMap((path) => (isOfOne(recipe, path) ? lateDefaults(recipe, path) : []));
  },
};

/** Whether a file is read for this recipe alone: for another one, or another version, its default may count. */
function isOfOne({ path: own, snapshot }: EvaluatedRecipe, path: string): boolean {
  return path === own || (path.endsWith('.bbappend') && snapshot.recipesOf(path).length === 1);
}

function lateDefaults(recipe: EvaluatedRecipe, path: string): readonly PlacedFinding[] {
  const tree = recipe.places.tree(path);
  if (!tree) return [];
  const assignments = locatedAssignments(tree);
  const candidates = assignments.filter((each) => isDefault(each) && !isReplaced(assignments, each));
  if (candidates.length === 0) return [];
  const lines = new LineIndex(tree.text);
  return candidates.flatMap(({ name, statement, start }): PlacedFinding[] => {
    const giver = giverBefore(recipe, { name, path, line: lines.lineOf(start) + 1 });
    const place = giver?.origin && recipe.places.name(path, lines.lineOf(start) + 1);
    if (!place || giver.text === assignedText(tree, start, statement)) return [];
    const given = recipe.places.name(giver.origin.path, giver.origin.line);
    const advice = isWordList(name) ? 'Write `:append` to add to it, or `=` to replace it.' : 'Write `=`.';
    return [
      {
        place,
        message: `\`${baseName(giver.origin.path)}\` has given ${name} a value before: \`${statement.operator}\` does nothing here. ${advice}`,
        related: given ? [{ place: given, message: 'The value is given here.' }] : [],
        fix: {
          title: 'Write =',
          safe: false,
          edits: [{ span: shifted(statement.operatorSpan, start), text: '=' }],
        },
      },
    ];
  });
}

function isDefault({ statement, name, parts }: LocatedAssignment): boolean {
  if (statement.flag || parts.operation || hasOldOperation(name) || name.includes('$')) return false;
  return statement.operator === '?=' || statement.operator === '??=';
}

interface WrittenName {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** Where the recipe, or what it includes, gave the variable the value that a default finds; a class or the configuration does so on purpose. */
function giverBefore({ metadata }: EvaluatedRecipe, { name, path, line }: WrittenName): OrderedEntry | undefined {
  const operations = metadata.ownHistory(name);
  const at = operations.findIndex(({ origin }) => origin?.path === path && origin.line === line);
  const before = operations.slice(0, Math.max(at, 0));
  const giver =
    before.findLast(({ operation }) => replacers.has(operation)) ??
    before.find(({ operation }) => givers.has(operation));
  if (!giver?.origin || giver.origin.path === path || giver.origin.path.endsWith('.bbappend')) return undefined;
  return authorOf(giver) === 'recipe' ? giver : undefined;
}

/** After these a default finds a value. */
const givers: ReadonlySet<string> = new Set(['=', ':=', '?=', '+=', '=+', '.=', '=.']);

/** These give the value whatever was there before. */
const replacers: ReadonlySet<string> = new Set(['=', ':=']);
