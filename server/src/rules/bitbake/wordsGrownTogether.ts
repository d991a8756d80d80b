import { LineIndex } from '../../base/lineIndex';
import { isWordList } from '../../knowledge/wordLists';
import { type LocatedAssignment, locatedAssignments } from '../../syntax/bitbake/locatedAssignments';
import { assignedText, splitWords } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { isAsciiWord } from '../../syntax/pythonCharacters';
import { isJoinedAtSight, type Joint, jointOf } from '../appendJoint';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const wordsGrownTogether: RecipeRule = {
  id: 'words-grown-together',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'A word added to a list that has become a part of another word.',
  why: '`:append`, `:prepend`, `.=` and `=.` add no blank of their own: without one the new word and its neighbour are one word, which means nothing.',
  bad: ['DEPENDS = "zlib"', 'DEPENDS .= "openssl"'],
  good: ['DEPENDS = "zlib"', 'DEPENDS .= " openssl"'],
  check(recipe) {
    return recipe.files.flatMap((path) => {
      const tree = recipe.places.tree(path);
      if (!tree) return [];
      const assignments = locatedAssignments(tree);
      return assignments.flatMap((assignment): PlacedFinding[] => {
        const joint = anyJointOf(assignment);
        if (!joint || !isWordList(assignment.name)) return [];
        // What the file shows by itself is found while it is typed.
        if (isJoinedAtSight(tree, assignments, assignment)) return [];
        const grown = grownWord(recipe, path, tree, assignment, joint);
        return grown === undefined ? [] : [finding(path, tree, assignment, joint, grown)];
      });
    });
  },
};

function anyJointOf(assignment: LocatedAssignment): Joint | undefined {
  const { statement, parts } = assignment;
  if (parts.operation || statement.flag) return jointOf(assignment);
  if (statement.operator === '.=') return 'beginning';
  return statement.operator === '=.' ? 'end' : undefined;
}

/** The word of the value that holds the new word and more. */
function grownWord(
  recipe: EvaluatedRecipe,
  path: string,
  tree: SyntaxTree,
  { statement, start, name, parts }: LocatedAssignment,
  joint: Joint,
): string | undefined {
  const added = textAdded(recipe, assignedText(tree, start, statement));
  if (!isAsciiWord(added.charCodeAt(joint === 'end' ? added.length - 1 : 0))) return undefined;
  const words = splitWords(added);
  const word = joint === 'beginning' ? words[0] : words.at(-1);
  const list = (parts.operation ? name.slice(0, name.indexOf(`:${parts.operation}`)) : name).replaceAll(
    '$' + '{PN}',
    recipe.name,
  );
  if (word === undefined || /[${]/.test(word) || list.includes('$')) return undefined;
  const all = recipe.words(list);
  if (!all || all.includes(word)) return undefined;
  const operations = recipe.operations(list);
  const line = new LineIndex(tree.text).lineOf(start) + 1;
  // BitBake gives the variable its real name at the end, after all that happened to it under the one that is written.
  const isIn =
    (name.includes('$') && parts.overrides.length === 1) ||
    operations.some(({ origin, counts }) => counts && origin?.path === path && origin.line === line);
  // A word may be missing because it is removed.
  if (!isIn || operations.some(({ operation }) => operation === ':remove')) return undefined;
  return all.find((each) => each.includes(word));
}

/** The text that is added, where it stands in another variable: `${EXTRA_PACKAGES}`. */
function textAdded(recipe: EvaluatedRecipe, written: string): string {
  const reference = /^\$\{(\w+)\}$/.exec(written)?.[1];
  return reference === undefined ? written : (recipe.text(reference) ?? '');
}

function finding(
  path: string,
  tree: SyntaxTree,
  { statement, start, parts }: LocatedAssignment,
  joint: Joint,
  grown: string,
): PlacedFinding {
  const value = { start: start + statement.value.start, end: start + statement.value.end };
  const at = joint === 'end' ? value.end : value.start;
  return {
    place: { path, span: value, text: tree.text, statement: { start, end: start + statement.length } },
    message: `A blank is missing at the ${joint}: ${parts.base} holds \`${grown}\`, which is two words in one. Put one there.`,
    fix: { title: `Put a blank at the ${joint}`, safe: true, edits: [{ span: { start: at, end: at }, text: ' ' }] },
  };
}
