import { LineIndex } from '../../base/lineIndex';
import { shifted } from '../../base/span';
import { defaultIn } from '../../knowledge/entry';
import { variableNamed } from '../../knowledge/knowledge';
import type { OrderedEntry } from '../../project/evaluation/history';
import { baseName } from '../../project/paths';
import { type LocatedAssignment, locatedAssignments } from '../../syntax/bitbake/locatedAssignments';
import { isPathDirective } from '../../syntax/bitbake/pathDirective';
import { assignedText, hasOldOperation } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place, PlacedFinding } from '../finding';
import { isReadBeforeClass } from '../readingOrder';
import { isReplaced } from '../replacedValue';
import type { RecipeRule } from '../rule';

export const valueLostToClass: RecipeRule = {
  id: 'value-lost-to-class',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'warning',
  what: 'A value of a recipe of which a class or an included file leaves nothing.',
  why: 'BitBake reads a class where it is inherited. The value that it gives there with `?=` is the first one, so that a `?=` further down does nothing; and its `=` drops what stands further up.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_TAG ?= "1.0"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_TAG = "1.0"'],
  check(recipe) {
    return recipe.files.flatMap((path) => {
      const tree = recipe.places.tree(path);
      const mayLose = path.endsWith('.inc') || tree?.statements.some(isPathDirective);
      const losses = tree && mayLose ? lossesIn(recipe, path, tree) : [];
      // Who else reads a file is asked last: the whole project has to be looked through for it.
      return losses.length > 0 && recipe.isOwnFile(path) ? losses : [];
    });
  },
};

function lossesIn(recipe: EvaluatedRecipe, path: string, tree: SyntaxTree): readonly PlacedFinding[] {
  const lastDirective = tree.starts[tree.statements.findLastIndex(isPathDirective)] ?? 0;
  const assignments = locatedAssignments(tree);
  // What the same file drops is not lost to the class.
  const candidates = assignments.filter(
    (assignment) => isCandidate(assignment, lastDirective) && !isReplaced(assignments, assignment),
  );
  if (candidates.length === 0) return [];
  const lines = new LineIndex(tree.text);
  return candidates.flatMap((assignment): PlacedFinding[] => {
    const written = { path, tree, line: lines.lineOf(assignment.start) + 1, assignment };
    const loss = isWeak(assignment) ? lateDefault(recipe, written) : replaced(recipe, written);
    return loss ? [loss] : [];
  });
}

interface Written {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly line: number;
  readonly assignment: LocatedAssignment;
}

function isCandidate(assignment: LocatedAssignment, lastDirective: number): boolean {
  const { statement, name, parts, start } = assignment;
  if (parts.operation || hasOldOperation(name) || statement.flag || name.includes('$')) return false;
  if (forReaders.has(parts.base)) return false;
  return isWeak(assignment) || start < lastDirective;
}

/** Nothing is built from them: that the classes of a desktop give all its recipes the same page does no harm. */
const forReaders: ReadonlySet<string> = new Set([
  'BUGTRACKER',
  'DESCRIPTION',
  'HOMEPAGE',
  'SECTION',
  'SUMMARY',
  'UPSTREAM_CHECK_REGEX',
  'UPSTREAM_CHECK_URI',
]);

function isWeak({ statement }: LocatedAssignment): boolean {
  return statement.operator === '?=' || statement.operator === '??=';
}

function lateDefault(recipe: EvaluatedRecipe, written: Written): PlacedFinding | undefined {
  const { tree, assignment } = written;
  const { name, statement } = assignment;
  const before = operationsUpTo(recipe, written);
  const first = before?.find(({ operation }) => setters.has(operation));
  const value = assignedText(tree, assignment.start, statement);
  const giver = first ? classThatGives(first, value) : before && missingClassThatGives(recipe, written, value);
  if (giver === undefined || (first && recipe.text(name) === recipe.expanded(value))) return undefined;
  const place = placeOf(written);
  return {
    place,
    message: `\`${giver}\` has given ${name} a value before: \`${statement.operator}\` does nothing here. Write \`=\`.`,
    related: first ? relatedTo(recipe, first, `The value is given here.`) : [],
    fix: {
      title: 'Write =',
      safe: false,
      edits: [{ span: shifted(statement.operatorSpan, assignment.start), text: '=' }],
    },
  };
}

/** What happened to the variable before; undefined where the evaluation did not come here. */
function operationsUpTo(recipe: EvaluatedRecipe, { path, line, assignment }: Written) {
  const operations = recipe.metadata.ownHistory(assignment.name);
  const at = operations.findIndex((operation) => isAt(operation, path, line));
  return at === -1 ? undefined : operations.slice(0, at);
}

function isAt({ origin }: OrderedEntry, path: string, line: number): boolean {
  return origin?.path === path && origin.line === line;
}

/** After these a `?=` finds a value. */
const setters: ReadonlySet<string> = new Set(['=', ':=', '?=', '+=', '=+', '.=', '=.']);

/** The class, or bitbake.conf, whose other value it was that counted. Machines and distros are there to be given precedence. */
function classThatGives({ origin, text }: OrderedEntry, value: string): string | undefined {
  if (!origin || text === value) return undefined;
  const isCertain = origin.path.endsWith('.bbclass') || origin.path.endsWith('/conf/bitbake.conf');
  return isCertain ? baseName(origin.path) : undefined;
}

/** The same of a class that no layer here has, as far as it is known what it gives. */
function missingClassThatGives(recipe: EvaluatedRecipe, written: Written, value: string): string | undefined {
  const { missingClasses } = recipe.metadata;
  const { name } = written.assignment;
  const entry = missingClasses.size > 0 ? variableNamed(name) : undefined;
  const usual = entry?.name === name ? defaultIn(entry, recipe.release) : undefined;
  if (!usual?.operator || usual.operator === '??=' || usual.value === undefined || usual.value === value)
    return undefined;
  const className = [...missingClasses].find((each) =>
    entry?.definedIn.some((path) => baseName(path) === `${each}.bbclass`),
  );
  if (className === undefined || isReadBeforeClass(recipe, placeOf(written), className) !== false) return undefined;
  return `${className}.bbclass`;
}

function replaced(recipe: EvaluatedRecipe, written: Written): PlacedFinding | undefined {
  const { path, tree, line, assignment } = written;
  if (path.endsWith('.inc')) return undefined;
  const operations = recipe.metadata.ownHistory(assignment.name);
  const at = operations.findIndex((operation) => isAt(operation, path, line));
  const by = at === -1 ? undefined : operations.slice(at + 1).find((operation) => isReplacement(operation, assignment));
  const giver = by?.origin && giverBelow(recipe, by.origin.path);
  if (!by || !giver || by.origin.path === path) return undefined;
  const value = assignedText(tree, assignment.start, assignment.statement);
  if (by.text === value || recipe.text(assignment.name) === recipe.expanded(value)) return undefined;
  if (assignment.name === 'LICENSE' && isSameLicense(value, by.text)) return undefined;
  if (isOfAnotherRule(by.origin.path, assignment.name)) return undefined;
  return {
    place: placeOf(written),
    message: `${giver} sets ${assignment.name} further down with \`=\`: nothing is left of what is given here. Move this line below.`,
    related: relatedTo(recipe, by, 'The value is set here.'),
  };
}

/** Whether two licences differ in no more than an exception, as GPL-2.0-only and GPL-2.0-with-Linux-syscall-note do. */
function isSameLicense(first: string, second: unknown): boolean {
  const withoutException = (license: string): string =>
    license.replace(/(?: WITH |-with-)[\w.-]+$/i, '').replace(/-only$/, '');
  return typeof second === 'string' && withoutException(first) === withoutException(second);
}

function isReplacement({ operation, text }: OrderedEntry, { name }: LocatedAssignment): boolean {
  return (operation === '=' || operation === ':=') && typeof text === 'string' && !text.includes(`\${${name}}`);
}

/** What the recipe takes in itself; classes that the configuration or another class brings may come later on purpose. */
function giverBelow(recipe: EvaluatedRecipe, path: string): string | undefined {
  if (path.endsWith('.inc')) return path.includes('/conf/') ? undefined : `\`${baseName(path)}\``;
  if (!path.endsWith('.bbclass')) return undefined;
  const className = baseName(path).slice(0, -'.bbclass'.length);
  return recipe.files.some((file) => recipe.places.inherit(file, className)) ? `\`${baseName(path)}\`` : undefined;
}

/** What the classes for the user of an image take away has a rule of its own. */
function isOfAnotherRule(path: string, name: string): boolean {
  const giver = baseName(path);
  return (
    (name === 'OCI_IMAGE_ENV_VARS' && giver === 'container-nonroot-user.bbclass') ||
    (name === 'OCI_IMAGE_RUNTIME_UID' && giver === 'container-dev-mode.bbclass')
  );
}

function placeOf({ path, tree, assignment: { statement, start } }: Written): Place {
  const whole = { start, end: start + statement.length };
  return { path, span: shifted(statement.name, start), text: tree.text, statement: whole };
}

function relatedTo(recipe: EvaluatedRecipe, { origin }: OrderedEntry, message: string) {
  const place = origin && recipe.places.name(origin.path, origin.line);
  return place ? [{ place, message }] : [];
}
