/** Findings in what the functions of a recipe write, with the values that BitBake puts in. */
import type { Span } from '../../base/span';
import { isMasked } from '../../formats/configFile';
import { type WrittenFile, writtenFiles } from '../../formats/writtenFiles';
import type { PutValue } from '../../formats/writtenFiles/putValues';
import type { EvaluatedRecipe } from '../../rules/evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding, Rule } from '../../rules/rule';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { Diagnostic, RuleSeverities } from '../diagnostics';
import { findingsIn } from './configFiles';

export interface FindingInValue {
  readonly rule: Pick<Rule, 'id' | 'severity'>;
  readonly finding: PlacedFinding;
}

/** Those that come of the values: what can be told without them is said at every keystroke. None where a value is not known, or is no plain text. */
export function findingsInValues(recipe: EvaluatedRecipe, severities: RuleSeverities): readonly FindingInValue[] {
  return recipe.files.flatMap((path) => {
    const tree = recipe.places.tree(path);
    const filled = tree ? filesWithValues(recipe, path, tree) : [];
    if (!tree || filled.length === 0) return [];
    const look = (written: WrittenFile): readonly Diagnostic[] =>
      findingsIn(written.file, recipe.snapshot, recipe.release, severities);
    const toldAnyway = new Set(
      writtenFiles(tree, path).flatMap((written) => look(written).map((found) => keyOf(written, found))),
    );
    return filled.flatMap((written) =>
      look(written).flatMap((found): FindingInValue[] => {
        const value = written.values.find((each) => isAround(found.span, each));
        if (!value || isMasked(written.file, found.span) || toldAnyway.has(keyOf(written, found))) return [];
        const rule = { id: found.rule, severity: found.severity };
        return [{ rule, finding: placed(found, value, { recipe, written, path, tree }) }];
      }),
    );
  });
}

function filesWithValues(recipe: EvaluatedRecipe, path: string, tree: SyntaxTree): readonly WrittenFile[] {
  const valueNamed = (name: string): string | undefined => {
    const value = recipe.metadata.variable(name);
    return value.kind === 'known' ? value.text : undefined;
  };
  return writtenFiles(tree, path, valueNamed).filter(({ values }) => values.length > 0);
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
  readonly written: WrittenFile;
  readonly path: string;
  readonly tree: SyntaxTree;
}

/** At the value where the recipe gives it and nothing else is in the marked part; else where the function names the variable. */
function placed(found: Diagnostic, value: PutValue, around: Surroundings): PlacedFinding {
  const { recipe, written } = around;
  const { message, severity, fix } = found;
  const reference = placeIn(around, written.spanOf(found.span));
  const given = recipe.authorOf(value.name) === 'class' ? undefined : recipe.placeOfText(value.name);
  const isWhole = withoutQuotes(written.file.text, found.span).length === value.end - value.start;
  // What the code puts in quotes is a text, whatever the value.
  const isMadeText = found.rule === 'wrong-config-type' && /["']/.test(written.file.text.charAt(value.start - 1));
  if (given && !isMadeText && isWhole && recipe.authorOf(value.name) === 'recipe') {
    const related = [{ place: reference, message: `It is written into ${written.file.path} here.` }];
    return { place: given, message, severity, fix: fix && fixAt(given, fix, value, written), related };
  }
  const related = given && [{ place: given, message: `\`${value.name}\` gets its value here.` }];
  return { place: reference, message, severity, ...(related && { related }) };
}

function placeIn({ path, tree }: Surroundings, span: Span): Place {
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
