/** What BitBake complains of in what a file defines, sets and exports. */
import { definedName, partText, splitWords } from '../../syntax/bitbake/text';
import type { AddFragments, AddPylib, NameDirective } from '../../syntax/bitbake/tree';
import { baseName } from '../paths';
import { certainOutcome } from './anonymousPython';
import { type Complaint, commentHint, type Place } from './complaints';
import { renamedVariable } from './renamedVariables';
import { type NamedWord, namedWords } from './words';

export interface FunctionFact {
  readonly python: boolean;
}

/** What is known when BitBake comes to a statement. */
export interface Facts {
  readonly functions: ReadonlyMap<string, FunctionFact>;
  /** False once something was named that only BitBake can work out: functions and variables may come from there. */
  readonly isComplete: boolean;
  isVariableKnown(name: string): boolean;
  /** Undefined where it cannot be told. */
  holdsPythonModule(folder: string, name: string): boolean | undefined;
}

export function renamedVariableComplaint({ tree, start, statement }: Place): Complaint | undefined {
  if (statement.kind !== 'assign') return undefined;
  const name = (definedName(tree, start, statement) ?? '').split(':')[0] ?? '';
  const renamed = renamedVariable(name);
  if (!renamed) return undefined;
  const { newName } = renamed;
  const span = { start: start + statement.name.start, end: start + statement.name.end };
  const code = 'renamed-variable';
  if (newName === undefined) {
    return {
      code,
      span,
      message: `\`${name}\` is no variable of BitBake any more, which stops at it. Remove the assignment.`,
    };
  }
  const edit = { span: { start: span.start, end: span.start + name.length }, text: newName };
  const message = `\`${name}\` is called \`${newName}\` now: BitBake stops at the old name.`;
  return { code, span, message, fix: { title: `Write ${newName}`, edits: [edit] } };
}

/** A shell function cannot be called by a name with a dash, which is what the stub of an exported function would do. */
export function dashedClassComplaint(place: Place, statement: NameDirective, facts: Facts): Complaint | undefined {
  const className = baseName(place.path).replace(/\.[^.]*$/, '');
  if (!place.path.endsWith('.bbclass') || !className.includes('-')) return undefined;
  const isExported = ({ text }: NamedWord) =>
    !facts.functions.has(text) && !facts.functions.get(`${className}_${text}`)?.python;
  const word = namedWords(place, statement.argument).find(isExported);
  if (!word) return undefined;
  const message = `The class \`${className}\` exports the shell function \`${word.text}\`, but its name has a dash, which no shell function may have: BitBake stops here.`;
  return { code: 'dash-in-exporting-class', span: word.span, message };
}

export function unsetFragmentsComplaint(place: Place, { argument }: AddFragments, facts: Facts): Complaint | undefined {
  const words = splitWords(partText(place.tree, place.start, argument, place.statement));
  const unset = words.slice(2).filter((name) => !facts.isVariableKnown(name));
  const isSkipped = facts.isVariableKnown('_BB_SKIP_FRAGMENTS');
  if (unset.length === 0 || words.length !== 4 || isSkipped || !facts.isComplete) return undefined;
  const span = { start: place.start + argument.start, end: place.start + argument.end };
  const message = `BitBake reads \`${unset.join('` and `')}\` here, which nothing sets, and stops. \`addfragments\` belongs into bitbake.conf.`;
  return { code: 'unset-fragment-variables', span, message };
}

export function missingLibraryComplaint(place: Place, statement: AddPylib, facts: Facts): Complaint | undefined {
  const { directory, namespace } = statement;
  const folder = partText(place.tree, place.start, directory, statement);
  const name = partText(place.tree, place.start, namespace, statement);
  if (folder.includes('$') || facts.holdsPythonModule(folder, name) !== false) return undefined;
  const span = { start: place.start + directory.start, end: place.start + namespace.end };
  const message = `\`${folder}\` holds no Python module \`${name}\`: BitBake stops with a ModuleNotFoundError.`;
  return { code: 'python-library-not-found', span, message };
}

export function undefinedHandlerComplaint({ text, span }: NamedWord, facts: Facts): Complaint | undefined {
  // What is no name at all is no function either, wherever functions come from.
  if (facts.functions.has(text) || (!facts.isComplete && /^\w+$/.test(text))) return undefined;
  const message = `The event handler \`${text}\` is no function: BitBake stops at the end of the file.${commentHint(text)}`;
  return { code: 'undefined-event-handler', span, message };
}

/** What an anonymous function does whatever the configuration is. */
export function anonymousFunctionComplaint({ tree, start, statement }: Place, facts: Facts): Complaint | undefined {
  if (statement.kind !== 'func' || !statement.closed) return undefined;
  const bodyStart = start + statement.body.start;
  const isDefined = (name: string) => !facts.isComplete || facts.functions.has(name);
  const outcome = certainOutcome(tree.text.slice(bodyStart, start + statement.body.end), isDefined);
  if (!outcome) return undefined;
  const { kind, name } = outcome;
  const span = { start: bodyStart + outcome.span.start, end: bodyStart + outcome.span.end };
  switch (kind) {
    case 'fatal':
      return {
        code: 'python-always-fails',
        span,
        message: 'Nothing guards this `bb.fatal`: BitBake stops at this recipe, always.',
      };
    case 'undefined name':
      return {
        code: 'python-always-fails',
        span,
        message: `Nothing defines \`${name}\`: BitBake stops here with a NameError, always.`,
      };
    case 'old override':
      return {
        code: 'old-override-syntax',
        span,
        message: `BitBake takes \`${name}\` for the old override syntax and stops with a fatal error. Write a colon.`,
      };
  }
}
