/** Hover: what the name, operator or word at the cursor means. */
import { type Span, touches } from '../base/span';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { expansionsIn } from '../syntax/bitbake/expansions';
import { nameParts } from '../syntax/bitbake/text';
import type { Context, FlagPlace, OverridePlace, ValuePlace } from './context/context';
import { contextAt } from './context/contextAt';
import { type FileSetting, fileSetting } from './context/fileSetting';
import { valueField } from './context/valueField';
import {
  configurationFile,
  describeClass,
  describeDirective,
  describeFlag,
  describeFunction,
  describeInclude,
  describeOperator,
  describeOverride,
  describeRecipe,
  describeTask,
  describeValue,
  describeVariable,
  type Viewpoint,
} from './describe/describeName';
import { fileLink } from './describe/placeLinks';

export interface Hover {
  /** What is explained. */
  readonly span: Span;
  readonly markdown: string;
}

interface Question {
  readonly snapshot: Snapshot;
  readonly text: string;
  readonly offset: number;
  readonly setting: FileSetting;
  readonly from: Viewpoint;
}

/** Undefined where nothing is known. */
export function hover(snapshot: Snapshot, file: SourceFile, offset: number): Hover | undefined {
  const context = contextAt(file.tree, offset);
  if (!context) return undefined;
  const setting = fileSetting(snapshot, file);
  const from = { path: file.path, related: setting.related };
  const question: Question = { snapshot, text: file.tree.text, offset, setting, from };
  if (context.kind === 'value') return valueHover(question, context);
  const markdown = explanation(question, context);
  return markdown === undefined ? undefined : { span: context.span, markdown };
}

function explanation(question: Question, context: Exclude<Context, ValuePlace>): string | undefined {
  const { snapshot, text, from } = question;
  const word = text.slice(context.span.start, context.span.end);
  if (word === '') return undefined;
  switch (context.kind) {
    case 'definedName':
      return context.of === 'function'
        ? describeFunction(snapshot, word, from)
        : describeVariable(snapshot, context.name, from);
    case 'lineStart':
      return describeVariable(snapshot, word, from);
    case 'variable':
      return describeVariable(snapshot, word, from) ?? describeFunction(snapshot, nameParts(word).base, from);
    case 'override':
      return overrideExplanation(question, context, word);
    case 'flag':
      return flagExplanation(question, context, word);
    case 'operator':
      return describeOperator(snapshot, word);
    case 'keyword':
      return describeDirective(snapshot, keywordOwner[word] ?? word);
    case 'class':
      return describeClass(snapshot, word);
    case 'include':
      return describeInclude(snapshot, from.path, word);
    case 'task':
      return describeTask(snapshot, word, from);
    case 'function':
    case 'pythonName':
    case 'shellWord':
      return describeFunction(snapshot, word, from);
  }
}

/** Words that belong to a directive. */
const keywordOwner: Readonly<Record<string, string | undefined>> = { after: 'addtask', before: 'addtask' };

function overrideExplanation({ snapshot }: Question, { before }: OverridePlace, word: string): string | undefined {
  const isOperation = nameParts(`${before}:${word}`).operation === word;
  return (isOperation ? describeOperator(snapshot, `:${word}`) : undefined) ?? describeOverride(snapshot, word);
}

function flagExplanation({ snapshot, from }: Question, { owner }: FlagPlace, word: string): string | undefined {
  return describeFlag(snapshot, owner, word, from);
}

function valueHover(question: Question, place: ValuePlace): Hover | undefined {
  const { snapshot, text, offset, setting, from } = question;
  const field = valueField(text, place, offset, setting.recipe, snapshot.release?.name);
  const word = text.slice(field.span.start, field.span.end);
  if (word === '' || insideExpansion(text, field.span, offset)) return undefined;
  const known = field.words.find((each) => each.value === word);
  const markdown = known ? describeValue(snapshot, place.owner.base, known) : namedExplanation(field.names);
  return markdown === undefined ? undefined : { span: field.span, markdown };

  function namedExplanation(names: typeof field.names): string | undefined {
    switch (names) {
      case 'package':
      case 'recipe':
        return describeRecipe(snapshot, word) ?? describeRecipe(snapshot, withoutPackageSuffix(word));
      case 'class':
        return describeClass(snapshot, word);
      case 'task':
        return describeTask(snapshot, word, from);
      case 'function':
        return describeFunction(snapshot, word.replace(/;$/, ''), from);
      case 'machine':
      case 'distro': {
        const path = configurationFile(snapshot, names, word);
        return path && `**\`${word}\`** · ${names}\n\n${fileLink(snapshot, path)}`;
      }
      case undefined:
        return undefined;
    }
  }
}

/** `podman-dev` is a package of the recipe `podman`. */
function withoutPackageSuffix(name: string): string {
  const dash = name.lastIndexOf('-');
  return dash > 0 ? name.slice(0, dash) : name;
}

function insideExpansion(text: string, word: Span, offset: number): boolean {
  return expansionsIn(text, word.start, word.end).some((expansion) => touches(expansion.span, offset));
}
