import { span } from '../../base/span';
import { authorOf } from '../evaluated';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import { isReadBeforeClass } from '../readingOrder';
import type { RecipeRule } from '../rule';

export const settingLostToClass: RecipeRule = {
  id: 'setting-lost-to-class',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'master' },
  what: 'A setting above the `inherit` of a class that assigns the same variable.',
  why: '`container-nonroot-user` assigns OCI_IMAGE_ENV_VARS, and container-dev-mode OCI_IMAGE_RUNTIME_UID, with `=`: what stands above the `inherit` is lost without a message.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_ENV_VARS = "MODE=fast"', 'inherit container-nonroot-user'],
  good: ['inherit image image-oci', 'OCI_IMAGE_ENV_VARS:append = " MODE=fast"', 'inherit container-nonroot-user'],
  check(recipe) {
    return assigned.flatMap((each) => (recipe.inherits(each.className) ? lostSettings(recipe, each) : []));
  },
};

interface AssignedVariable {
  readonly className: string;
  readonly name: string;
  readonly advice: string;
  readonly isList: boolean;
}

const assigned: readonly AssignedVariable[] = [
  {
    className: 'container-nonroot-user',
    name: 'OCI_IMAGE_ENV_VARS',
    advice: 'Write `:append`, which counts wherever it stands.',
    isList: true,
  },
  {
    className: 'container-dev-mode',
    name: 'OCI_IMAGE_RUNTIME_UID',
    advice: 'Set NONROOT_UID, which the class takes, or move the line below the `inherit`.',
    isList: false,
  },
];

function lostSettings(recipe: EvaluatedRecipe, variable: AssignedVariable): PlacedFinding[] {
  const { name, className, advice } = variable;
  const operations = recipe.operations(name);
  const assignment = operations.findIndex(({ origin }) => origin?.path.endsWith(`/${className}.bbclass`));
  const isSetBelow = operations.slice(assignment + 1).some(({ counts, operation }) => counts && operation === '=');
  if (assignment !== -1 && isSetBelow) return [];
  if (assignment === -1) {
    const late = lateDefaultBelow(recipe, variable);
    if (late) return [{ place: late, message: lateMessage(variable) }];
  }
  const lost = operations.findLast(
    ({ operation, origin, overrides }, index) =>
      setters.has(operation) &&
      overrides.length === 0 &&
      origin !== undefined &&
      /\.(?:bb|inc|bbappend|conf)$/.test(origin.path) &&
      (assignment === -1 || index < assignment),
  );
  const place = lost?.origin && recipe.places.name(lost.origin.path, lost.origin.line);
  // Without the class at hand, where it is inherited tells what comes first.
  const isAbove = place && (assignment !== -1 || isReadBeforeClass(recipe, place, className) === true);
  const given = recipe.text(assignment === -1 ? 'NONROOT_UID' : name);
  if (!place || !isAbove || (!variable.isList && isUser(lost.text, given))) return [];
  return [
    {
      place,
      message: `This setting of ${name} is lost: ${className}, inherited below, assigns the variable. ${advice}`,
      fix: variable.isList ? appendFix(place, name) : undefined,
    },
  ];
}

/** Without the class at hand: a `?=` below its `inherit` that no other assignment of the recipe makes up for. */
function lateDefaultBelow(recipe: EvaluatedRecipe, { name, className }: AssignedVariable): Place | undefined {
  const own = recipe.operations(name).filter((each) => authorOf(each) === 'recipe');
  if (own.some(({ operation }) => operation !== '?=' && operation !== '??=')) return undefined;
  const [place] = own.flatMap(({ origin }) => (origin && recipe.places.name(origin.path, origin.line)) ?? []);
  return place && isReadBeforeClass(recipe, place, className) === false ? place : undefined;
}

function lateMessage({ name, className, isList }: AssignedVariable): string {
  const advice = isList ? 'Write `:append`.' : 'Set NONROOT_UID, which the class takes, or write `=`.';
  return `${className}, inherited above, assigns ${name}: this default does nothing. ${advice}`;
}

/** Whether a setting says what the class does: the user that it falls back to. */
function isUser(text: unknown, given: string | undefined): boolean {
  return text === '${NONROOT_UID}' || text === given;
}

function appendFix(place: Place, name: string): FindingFix | undefined {
  const line = place.text.slice(place.span.start, place.statement.end);
  const [written] = /^[A-Z_]+\s*(?:=|\?=|\+=|\?\?=|:=)\s*"/.exec(line) ?? [];
  if (written === undefined) return undefined;
  const blank = line.charAt(written.length) === ' ' ? '' : ' ';
  return {
    title: 'Write :append',
    safe: true,
    edits: [{ span: span(place.span.start, place.span.start + written.length), text: `${name}:append = "${blank}` }],
  };
}

const setters: ReadonlySet<string> = new Set(['=', '?=', '??=', ':=', '+=', '=+', '.=', '=.']);
