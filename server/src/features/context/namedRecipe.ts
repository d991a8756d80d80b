/** The recipe or package that a word at the cursor names. */
import type { Span } from '../../base/span';
import { nameMeant } from '../../project/index/mentions';
import type { NamedRecipes, Snapshot, SourceFile } from '../../project/snapshot';
import type { Named } from './field';
import { questionAt } from './question';
import { valueField } from './valueField';

export interface AskedRecipe {
  /** With the recipe's own name put in where it is written `${PN}`. */
  readonly word: string;
  readonly span: Span;
  readonly named: NamedRecipes;
}

/** Undefined where the cursor is on no name of a recipe or package of the project. */
export function askedRecipe(snapshot: Snapshot, file: SourceFile, offset: number): AskedRecipe | undefined {
  const asked = questionAt(snapshot, file, offset);
  if (asked?.context.kind !== 'value') return undefined;
  const { recipe } = asked.question.setting;
  const field = valueField(file.tree.text, asked.context, offset, recipe, snapshot.release?.name);
  if (!namesRecipe(field.names)) return undefined;
  const word = nameMeant(file.tree.text.slice(field.span.start, field.span.end), recipe);
  const named = word === undefined ? undefined : snapshot.recipesBehind(word);
  return word !== undefined && named ? { word, span: field.span, named } : undefined;
}

export function namesRecipe(names: Named | undefined): boolean {
  return names === 'package' || names === 'recipe' || names === 'container' || names === 'image';
}
