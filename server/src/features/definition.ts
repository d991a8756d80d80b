/** Definition: where the name at the cursor comes from. */
import { firstOf } from '../base/firstOf';
import { type Span, span } from '../base/span';
import { nameMeant } from '../project/index/mentions';
import type { Place, Snapshot, SourceFile } from '../project/snapshot';
import { nameParts, taskName } from '../syntax/bitbake/text';
import { configurationFile } from './context/configurationFile';
import type { Context, ValuePlace } from './context/context';
import type { Named } from './context/field';
import { functionsMeant } from './context/functionsMeant';
import { placesByNearness, plainAssignments } from './context/nearest';
import { isGivenName } from './context/pythonMeaning';
import { moduleMember, moduleNamed } from './context/pythonModule';
import { type Question, questionAt } from './context/question';
import { placesOfNamed } from './context/recipePlaces';
import { noSources, type Sources } from './context/sources';
import { valueField } from './context/valueField';
import { valuePart } from './valueKinds/valueKinds';

export interface Definitions {
  /** The name that was asked for. */
  readonly origin: Span;
  /** Nearest first, at most thirty. */
  readonly targets: readonly DefinitionTarget[];
}

/** A place in a file; for a whole file, its start. */
export interface DefinitionTarget {
  readonly path: string;
  readonly span: Span;
}

/** A name that every recipe sets has thousands of places: more than these help nobody. */
const maxTargets = 30;

/** Undefined where the project defines nothing of that name. */
export function definitions(
  snapshot: Snapshot,
  file: SourceFile,
  offset: number,
  sources: Sources = noSources,
): Definitions | undefined {
  const asked = questionAt(snapshot, file, offset);
  if (!asked) return undefined;
  const { question, context } = asked;
  const { origin, targets } =
    context.kind === 'value'
      ? valueTargets(question, context, sources)
      : { origin: context.span, targets: namedTargets(question, context, sources) };
  const found = targets.slice(0, maxTargets).map(({ path, span }) => ({ path, span }));
  return found.length === 0 ? undefined : { origin, targets: found };
}

function namedTargets(
  question: Question,
  context: Exclude<Context, ValuePlace>,
  sources: Sources,
): readonly DefinitionTarget[] {
  const { snapshot, text, from } = question;
  const word = text.slice(context.span.start, context.span.end);
  switch (context.kind) {
    case 'lineStart':
    case 'variable':
      return variableTargets(question, word);
    case 'definedName':
      return context.of === 'function' ? functionTargets(question, word) : variableTargets(question, word);
    case 'flag':
      return flagTargets(question, context.owner, word);
    case 'override':
      return overrideTargets(snapshot, word);
    case 'class':
      return snapshot.classFiles(word).map(fileTarget);
    case 'include': {
      const target = nameMeant(word, question.setting.recipe);
      const path = target === undefined ? undefined : snapshot.resolveInclude(from.path, target);
      return path === undefined ? [] : [fileTarget(path)];
    }
    case 'task':
      return functionTargets(question, taskName(word));
    case 'pythonName':
      return pythonTargets(question, word, sources);
    case 'function':
    case 'shellWord':
      return functionTargets(question, word);
    case 'keyword':
    case 'operator':
      return [];
  }
}

/** A function is a variable for BitBake: `${do_install}` is its text. */
function variableTargets(question: Question, name: string): readonly Place[] {
  const { snapshot, from } = question;
  const { base } = nameParts(name);
  const { own, foreign } = plainAssignments(snapshot, base, from);
  const functions = placesByNearness(snapshot, functionsMeant(snapshot, base, from), from);
  if (own.length + functions.own.length > 0) return nearest(question, [...own, ...functions.own]);
  return [...firstOf(foreign, maxTargets), ...functions.foreign];
}

function functionTargets(question: Question, name: string): readonly Place[] {
  return nearest(question, functionsMeant(question.snapshot, nameParts(name).base, question.from));
}

/** A function of the layers, or what a module in a layer's `lib` has. */
function pythonTargets(question: Question, name: string, sources: Sources): readonly DefinitionTarget[] {
  const { snapshot, from, offset } = question;
  if (!name.includes('.') || !isGivenName(from.tree, offset, name)) return functionTargets(question, name);
  return moduleTargets(snapshot, name, sources);
}

function moduleTargets(snapshot: Snapshot, name: string, sources: Sources): readonly DefinitionTarget[] {
  const member = moduleMember(snapshot, name, sources);
  if (member) return [member];
  const module = moduleNamed(snapshot, name, sources);
  return module ? [fileTarget(module.path)] : [];
}

function flagTargets(question: Question, owner: string, flag: string): readonly Place[] {
  const places = question.snapshot.assignmentsOf(nameParts(owner).base);
  return nearest(
    question,
    places.filter((place) => place.flag === flag),
  );
}

/** Other recipes set their own variables: their places answer only if there are no others. */
function nearest<Kind extends Place>({ snapshot, from }: Question, places: readonly Kind[]): readonly Kind[] {
  const { own, foreign } = placesByNearness(snapshot, places, from);
  return own.length > 0 ? own : foreign;
}

function overrideTargets(snapshot: Snapshot, name: string): readonly DefinitionTarget[] {
  if (name.startsWith('pn-'))
    return snapshot.recipesNamed(name.slice('pn-'.length)).map(({ path }) => fileTarget(path));
  const path = configurationFile(snapshot, 'machine', name) ?? configurationFile(snapshot, 'distro', name);
  return path === undefined ? [] : [fileTarget(path)];
}

interface ValueTargets {
  readonly origin: Span;
  readonly targets: readonly DefinitionTarget[];
}

function valueTargets(question: Question, place: ValuePlace, sources: Sources): ValueTargets {
  const { snapshot, text, offset, setting } = question;
  const part = valuePart(question, place);
  if (part) return { origin: part.span, targets: part.targets?.() ?? [] };
  const field = valueField(text, place, offset, setting.recipe, snapshot.release?.name);
  return {
    origin: field.span,
    targets: wordTargets(question, field.names, text.slice(field.span.start, field.span.end), sources),
  };
}

function wordTargets(
  question: Question,
  names: Named | undefined,
  word: string,
  sources: Sources,
): readonly DefinitionTarget[] {
  const { snapshot } = question;
  switch (names) {
    case 'package':
    case 'recipe':
    case 'container':
    case 'image':
      return recipeTargets(question, word);
    case 'class':
      return snapshot.classFiles(word).map(fileTarget);
    case 'task':
    case 'function':
      return functionTargets(question, word.endsWith(';') ? word.slice(0, -1) : word);
    case 'event':
      return moduleTargets(snapshot, word, sources);
    case undefined:
      return [];
  }
}

/** A `virtual/` name stands for the recipe that the configuration prefers, so what does so comes first. */
function recipeTargets(question: Question, word: string): readonly DefinitionTarget[] {
  const { snapshot, setting } = question;
  const name = nameMeant(word, setting.recipe);
  if (name === undefined) return [];
  const preferred = name.startsWith('virtual/') ? variableTargets(question, `PREFERRED_PROVIDER_${name}`) : [];
  const named = snapshot.recipesBehind(name);
  return [...preferred, ...(named ? placesOfNamed(snapshot, name, named) : [])];
}

function fileTarget(path: string): DefinitionTarget {
  return { path, span: span(0, 0) };
}
