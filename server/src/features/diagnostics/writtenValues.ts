/** Findings in what the functions of recipes and classes write, with the values that BitBake puts in. */
import type { Span } from '../../base/span';
import { isMasked } from '../../formats/configFile';
import { type WrittenFile, writtenFiles } from '../../formats/writtenFiles';
import type { PutValue, ValueLookup } from '../../formats/writtenFiles/putValues';
import type { ReleaseName } from '../../knowledge/release';
import { classNameOf, normalized } from '../../project/paths';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import type { EvaluatedRecipe } from '../../rules/evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding, RelatedPlace } from '../../rules/finding';
import type { Rule } from '../../rules/rule';
import { definedName, nameParts } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { constantDefaults } from './classDefaults';
import { findingsIn } from './configFiles';
import type { Diagnostic, RuleSeverities } from './diagnostic';

export interface FindingInValue {
  readonly rule: Pick<Rule, 'id' | 'severity'>;
  readonly finding: PlacedFinding;
}

/** Those that come of the values: what can be told without them is said at every keystroke. None where a value is not known, or is no plain text. */
export function findingsInValues(recipe: EvaluatedRecipe, severities: RuleSeverities): readonly FindingInValue[] {
  const facts = { snapshot: recipe.snapshot, release: recipe.release, severities, valueNamed: knownValues(recipe) };
  const inOwn = recipe.files.flatMap((path) => {
    const tree = recipe.places.tree(path);
    if (!tree) return [];
    return valuesFoundIn(path, tree, facts).map((each): FindingInValue => {
      const { rule, severity } = each.found;
      return { rule: { id: rule, severity }, finding: placed(each, { recipe, path, tree }) };
    });
  });
  return [...inOwn, ...findingsInClasses(recipe, facts)];
}

/** What classes write for a recipe, with a value that the recipe gives: the class is right for others. */
function findingsInClasses(recipe: EvaluatedRecipe, facts: ValueFacts): readonly FindingInValue[] {
  return recipe.inheritedFiles.flatMap((path) => {
    const tree = recipe.places.tree(path);
    if (!tree) return [];
    return valuesFoundIn(path, tree, facts).flatMap(({ found, value, written }): FindingInValue[] => {
      const { rule, message, severity } = found;
      const place = recipe.authorOf(value.name) === 'recipe' ? recipe.placeOfText(value.name) : undefined;
      const isUsed = definedIn(recipe, tree, written.command.start, path);
      if (!place || !isUsed || isMadeText(found, value, written)) return [];
      const related = [writtenHere(placeIn(path, tree, written.spanOf(found.span)), written)];
      return [{ rule: { id: rule, severity }, finding: { place, message, severity, related } }];
    });
  });
}

/** Whether the function around an offset is one that the recipe has from its class, rather than one of its own in that place. */
function definedIn(recipe: EvaluatedRecipe, tree: SyntaxTree, offset: number, path: string): boolean {
  const index = tree.starts.findLastIndex((start) => start <= offset);
  const statement = tree.statements[index];
  if (statement?.kind === 'def') return true;
  if (statement?.kind !== 'func') return false;
  const { base } = nameParts(definedName(tree, tree.starts[index] ?? 0, statement) ?? '');
  const isThere = recipe
    .operations(base)
    .some(({ counts, origin }) => counts && origin && normalized(origin.path) === path);
  const prefix = `${classNameOf(path)}_`;
  // EXPORT_FUNCTIONS makes `do_install` call `name_do_install`, unless the recipe has its own.
  const exported = base.startsWith(prefix) ? base.slice(prefix.length) : undefined;
  if (!isThere || exported === undefined || recipe.operations(exported).length === 0) return isThere;
  return recipe.text(exported)?.includes(base) === true;
}

/** The same in a class by itself, with the values that it gives by default: wrong for all recipes that leave them as they are. */
export function findingsInDefaults(
  { path, tree }: SourceFile,
  facts: Omit<ValueFacts, 'valueNamed'>,
): readonly FindingInValue[] {
  const defaults = constantDefaults(tree);
  const valueNamed = (name: string): string | undefined => defaults.get(name)?.text;
  return valuesFoundIn(path, tree, { ...facts, valueNamed }).flatMap(({ found, value, written }): FindingInValue[] => {
    const given = defaults.get(value.name);
    const { rule, message, severity } = found;
    if (!given || isMadeText(found, value, written)) return [];
    const place = placeIn(path, tree, given.span);
    const related = [writtenHere(placeIn(path, tree, written.spanOf(found.span)), written)];
    return [{ rule: { id: rule, severity }, finding: { place, message, severity, related } }];
  });
}

interface ValueFacts {
  readonly snapshot: Snapshot;
  readonly release: ReleaseName;
  readonly severities: RuleSeverities;
  readonly valueNamed: ValueLookup;
}

interface FoundValue {
  readonly found: Diagnostic;
  readonly value: PutValue;
  readonly written: WrittenFile;
}

/** What is found in the files that the functions of a BitBake file write once the values are put in, and was not without them. */
function valuesFoundIn(
  path: string,
  tree: SyntaxTree,
  { snapshot, release, severities, valueNamed }: ValueFacts,
): readonly FoundValue[] {
  const without = writtenFiles(tree, path);
  if (without.every(({ file }) => file.masked.length === 0)) return [];
  const filled = writtenFiles(tree, path, valueNamed).filter(({ values }) => values.length > 0);
  if (filled.length === 0) return [];
  const look = (written: WrittenFile): readonly Diagnostic[] => findingsIn(written.file, snapshot, release, severities);
  const toldAnyway = new Set(without.flatMap((written) => look(written).map((found) => keyOf(written, found))));
  return filled.flatMap((written) =>
    look(written).flatMap((found): FoundValue[] => {
      const value = written.values.find((each) => isAround(found.span, each));
      if (!value || isMasked(written.file, found.span) || toldAnyway.has(keyOf(written, found))) return [];
      return [{ found, value, written }];
    }),
  );
}

function knownValues(recipe: EvaluatedRecipe): ValueLookup {
  return (name) => {
    const value = recipe.metadata.variable(name);
    return value.kind === 'known' ? value.text : undefined;
  };
}

/** The same for what is found with the values and without. */
function keyOf({ spanOf }: WrittenFile, { rule, message, span }: Diagnostic): string {
  return `${spanOf(span).start} ${rule} ${message}`;
}

/** Whether a finding is about a value: it stands in it, or within the marked part. */
function isAround({ start, end }: Span, value: Span): boolean {
  return (start <= value.start && value.end <= end) || (value.start <= start && end <= value.end);
}

interface Surroundings {
  readonly recipe: EvaluatedRecipe;
  readonly path: string;
  readonly tree: SyntaxTree;
}

/** What the code puts in quotes is a text, whatever the value: that is to be mended in the code. */
function isMadeText({ rule }: Diagnostic, value: PutValue, { file }: WrittenFile): boolean {
  return rule === 'wrong-config-type' && /["']/.test(file.text.charAt(value.start - 1));
}

/** At the value where the recipe gives it and nothing else is in the marked part; else where the function names the variable. */
function placed({ found, value, written }: FoundValue, { recipe, path, tree }: Surroundings): PlacedFinding {
  const { message, severity, fix } = found;
  const reference = placeIn(path, tree, written.spanOf(found.span));
  const given = recipe.authorOf(value.name) === 'class' ? undefined : recipe.placeOfText(value.name);
  const isWhole = withoutQuotes(written.file.text, found.span).length === value.end - value.start;
  const isGivenByRecipe = given && isWhole && recipe.authorOf(value.name) === 'recipe';
  if (isGivenByRecipe && !isMadeText(found, value, written)) {
    const related = [writtenHere(reference, written)];
    return { place: given, message, severity, fix: fix && fixAt(given, fix, value, written), related };
  }
  const related = given && [{ place: given, message: `\`${value.name}\` gets its value here.` }];
  return { place: reference, message, severity, ...(related && { related }) };
}

function writtenHere(place: Place, { file }: WrittenFile): RelatedPlace {
  return { place, message: `It is written into ${file.path} here.` };
}

function placeIn(path: string, tree: SyntaxTree, span: Span): Place {
  const index = tree.starts.findLastIndex((start) => start <= span.start);
  const statement = { start: tree.starts[index] ?? 0, end: tree.starts[index + 1] ?? tree.text.length };
  return { path, span, text: tree.text, statement };
}

function withoutQuotes(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/^["']|["']$/g, '');
}

/** The fix for the value as a whole, where it is written out at its place. */
function fixAt(place: Place, fix: FindingFix, value: PutValue, { file }: WrittenFile): FindingFix | undefined {
  const [edit, ...others] = fix.edits;
  const isWritten = place.text.slice(place.span.start, place.span.end) === file.text.slice(value.start, value.end);
  if (!edit || others.length > 0 || !isWritten || !isAround(edit.span, value)) return undefined;
  return { ...fix, edits: [{ span: place.span, text: withoutQuotes(edit.text, { start: 0, end: edit.text.length }) }] };
}
