/** Hover: what the name, operator or word at the cursor means. */
import { type Span, touches } from '../base/span';
import { variableNamed } from '../knowledge/knowledge';
import { nameMeant } from '../project/index/mentions';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { expansionsIn } from '../syntax/bitbake/expansions';
import { nameParts } from '../syntax/bitbake/text';
import type { Context, OverridePlace, ValuePlace } from './context/context';
import type { Named, ValueField } from './context/field';
import { packageConfigFlags } from './context/packageConfigFlags';
import { isGivenName } from './context/pythonMeaning';
import { type Question, questionAt } from './context/question';
import { noSources, type Sources } from './context/sources';
import { valueField } from './context/valueField';
import type { ValueSource } from './context/valuesHere';
import { variableMeant, variableNamedBy } from './context/variableMeant';
import {
  describeFlag,
  describeLayer,
  describeOperator,
  describeOverride,
  describeValue,
  describeVariable,
} from './describe/assignments';
import { describeClass, describeInclude } from './describe/files';
import { describeDirective, describeFunction, describeTask } from './describe/functions';
import { joined } from './describe/markdown';
import { ownWords } from './describe/ownWords';
import { describePackageConfigFlag } from './describe/packageConfigFlag';
import { describeRecipe } from './describe/recipes';
import { describeFlagHere, describeSkip, describeValueHere } from './describe/valueHere';
import { valuePart } from './valueKinds/valueKinds';

export interface Hover {
  /** What is explained. */
  readonly span: Span;
  readonly markdown: string;
}

/** Undefined where nothing is known. `values` is asked only where there is something to say, `sources` where a file may say it. */
export function hover(
  snapshot: Snapshot,
  file: SourceFile,
  offset: number,
  values: ValueSource = () => undefined,
  sources: Sources = noSources,
): Hover | undefined {
  const asked = questionAt(snapshot, file, offset);
  if (!asked) return undefined;
  const { question, context } = asked;
  return context.kind === 'value'
    ? valueHover(question, context, sources)
    : nameHover(question, context, values, sources);
}

function nameHover(
  question: Question,
  context: Exclude<Context, ValuePlace>,
  values: ValueSource,
  sources: Sources,
): Hover | undefined {
  const value = valueHere(question, context, values);
  const documented = documentation(question, context, values, sources);
  const markdown = joined([value, explanation(question, context, documented, sources) ?? '']);
  return markdown === '' ? undefined : { span: context.span, markdown };
}

/** The value of the variable or flag that is named, for the recipe at hand; nothing for names of other kinds. */
function valueHere({ text, from }: Question, context: Context, values: ValueSource): string {
  const written = variableNamedBy(context, text);
  const here = written && values();
  if (!here) return '';
  const { name, flag } = variableMeant(written, here.metadata);
  const value =
    flag === undefined ? describeValueHere(name, here, from.path) : describeFlagHere(name, flag, here, from.path);
  return value === '' ? '' : joined([value, describeSkip(here)]);
}

function documentation(
  { snapshot, text, from }: Question,
  context: Context,
  values: ValueSource,
  { tree }: Sources,
): string | undefined {
  const written = variableNamedBy(context, text);
  if (!written || variableNamed(written.name)) return undefined;
  return ownWords(snapshot, nameParts(written.name).base, from.tree, values, tree);
}

function explanation(
  question: Question,
  context: Exclude<Context, ValuePlace>,
  documented: string | undefined,
  sources: Sources,
): string | undefined {
  const { snapshot, text, from } = question;
  const word = text.slice(context.span.start, context.span.end);
  if (word === '') return undefined;
  switch (context.kind) {
    case 'definedName':
      return context.of === 'function'
        ? describeFunction(snapshot, word, from, sources)
        : describeVariable(snapshot, context.name, from, documented);
    case 'lineStart':
      return describeVariable(snapshot, word, from, documented);
    case 'variable':
      return (
        describeVariable(snapshot, word, from, documented) ??
        describeFunction(snapshot, nameParts(word).base, from, sources)
      );
    case 'override':
      return overrideExplanation(question, context, word);
    case 'flag':
      return joined([
        describeFlag(snapshot, context.owner, word, from) ?? '',
        partWords(question, context.owner, word),
      ]);
    case 'operator':
      return describeOperator(snapshot, word);
    case 'keyword':
      return describeDirective(snapshot, keywordOwner[word] ?? word);
    case 'class':
      return describeClass(snapshot, word, sources.tree);
    case 'include':
      return describeInclude(snapshot, from.path, nameMeant(word, question.setting.recipe) ?? word);
    case 'task':
      return describeTask(snapshot, word, from, sources);
    case 'pythonName':
      return isGivenName(from.tree, question.offset, word)
        ? describeFunction(snapshot, word, from, sources)
        : undefined;
    case 'function':
    case 'shellWord':
      return describeFunction(snapshot, word, from, sources);
  }
}

/** What an optional part of the recipe switches on and off. */
function partWords(question: Question, owner: string, word: string): string {
  const parts = nameParts(owner);
  if (parts.base !== 'PACKAGECONFIG') return '';
  const place = packageConfigFlags(question, parts).find(({ flag }) => flag === word);
  return place ? describePackageConfigFlag(question.snapshot, place) : '';
}

/** Words that belong to a directive. */
const keywordOwner: Readonly<Record<string, string | undefined>> = { after: 'addtask', before: 'addtask' };

function overrideExplanation({ snapshot }: Question, { before }: OverridePlace, word: string): string | undefined {
  const isOperation = nameParts(`${before}:${word}`).operation === word;
  return (isOperation ? describeOperator(snapshot, `:${word}`) : undefined) ?? describeOverride(snapshot, word);
}

function valueHover(question: Question, place: ValuePlace, sources: Sources): Hover | undefined {
  const { snapshot, text, offset, setting } = question;
  const part = valuePart(question, place);
  const field = part ?? valueField(text, place, offset, setting.recipe, snapshot.release?.name);
  const word = text.slice(field.span.start, field.span.end);
  if (word === '' || insideExpansion(text, field.span, offset)) return undefined;
  const markdown =
    'words' in field ? wordExplanation(question, place, field, word, sources) : field.describe?.(sources.tree);
  return markdown === undefined ? undefined : { span: field.span, markdown };
}

function wordExplanation(
  question: Question,
  place: ValuePlace,
  field: ValueField,
  word: string,
  sources: Sources,
): string | undefined {
  const known = field.words.find((each) => each.value === word);
  return known
    ? describeValue(question.snapshot, field.owner ?? place.owner.base, known)
    : (namedExplanation(question, field.names, word, sources) ?? layerExplanation(field, word));
}

function namedExplanation(
  question: Question,
  names: Named | undefined,
  word: string,
  sources: Sources,
): string | undefined {
  const { snapshot, from, setting } = question;
  switch (names) {
    case 'package':
    case 'recipe':
    case 'container':
    case 'image': {
      const meant = nameMeant(word, setting.recipe);
      return meant === undefined ? undefined : describeRecipe(snapshot, meant, sources.tree);
    }
    case 'class':
      return describeClass(snapshot, word, sources.tree);
    case 'task':
      return describeTask(snapshot, word, from, sources);
    case 'function':
      return describeFunction(snapshot, word.endsWith(';') ? word.slice(0, -1) : word, from, sources);
    case 'event':
      return describeFunction(snapshot, word, undefined, sources);
    case undefined:
      return undefined;
  }
}

/** The name of a layer, or a part of its content. */
function layerExplanation({ layerType }: ValueField, word: string): string | undefined {
  return layerType === undefined ? undefined : describeLayer(word, layerType);
}

function insideExpansion(text: string, word: Span, offset: number): boolean {
  return expansionsIn(text, word.start, word.end).some((expansion) => touches(expansion.span, offset));
}
