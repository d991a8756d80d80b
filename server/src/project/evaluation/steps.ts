/** What evaluating a file does, statement by statement: the texts of a tree taken out once, for files that are evaluated many times. */
import { LineIndex } from '../../base/lineIndex';
import {
  addTaskNames,
  assignedText,
  flagName,
  functionName,
  joinContinuations,
  partText,
  splitWords,
} from '../../syntax/bitbake/text';
import type { Operator, Problem, Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { trimmedEnd } from '../../syntax/pythonCharacters';

interface StepBase {
  /** The first physical line, from 1. */
  readonly line: number;
  /** The last one: BitBake names it where it complains. */
  readonly endLine: number;
}

export interface AssignStep extends StepBase {
  readonly kind: 'assign';
  readonly name: string;
  readonly flag: string | undefined;
  readonly operator: Operator;
  readonly value: string;
  readonly exported: boolean;
}

export interface FunctionStep extends StepBase {
  readonly kind: 'func';
  /** `__anonymous` where it has none. */
  readonly name: string;
  readonly python: boolean;
  readonly fakeroot: boolean;
  /** The lines between the braces, without the blanks at their ends. */
  readonly body: string;
}

export interface DefStep extends StepBase {
  readonly kind: 'def';
  readonly name: string;
  /** The source, header line included. */
  readonly source: string;
}

export interface PathStep extends StepBase {
  readonly kind: 'inherit' | 'inherit_defer' | 'include' | 'require' | 'include_all';
  readonly argument: string;
}

export interface AddTaskStep extends StepBase {
  readonly kind: 'addtask';
  readonly tasks: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
}

export interface NamesStep extends StepBase {
  readonly kind: 'addhandler' | 'EXPORT_FUNCTIONS';
  readonly names: readonly string[];
}

export interface AddFragmentsStep extends StepBase {
  readonly kind: 'addfragments';
  readonly words: readonly string[];
  /** What BitBake says of too few words; undefined where there are enough. */
  readonly tooShort: Problem | undefined;
}

export type Step =
  | AssignStep
  | FunctionStep
  | DefStep
  | PathStep
  | AddTaskStep
  | NamesStep
  /** Expanded before it is split. */
  | (StepBase & { readonly kind: 'deltask'; readonly argument: string })
  | (StepBase & { readonly kind: 'export'; readonly name: string })
  | (StepBase & { readonly kind: 'unset'; readonly name: string; readonly flag: string | undefined })
  | (StepBase & { readonly kind: 'addpylib'; readonly directory: string; readonly namespace: string })
  | AddFragmentsStep;

export interface Script {
  readonly steps: readonly Step[];
  /** Of the file's text, in UTF-16 units. */
  readonly length: number;
  /**
   * The first thing that BitBake's line parser rejects: it evaluates nothing of the file then. An `addfragments` of three words is a step: whether it is
   * rejected depends on the release.
   */
  readonly rejected: { readonly line: number; readonly problem: Problem } | undefined;
}

const shortAddFragments = 'short-addfragments';

/** The steps of a file, in order. What its parser rejects has none. */
export function scriptOf(tree: SyntaxTree): Script {
  const lines = new LineIndex(tree.text);
  const steps: Step[] = [];
  let rejected: Script['rejected'];
  tree.statements.forEach((statement, index) => {
    if (statement.kind === 'blank') return;
    const start = tree.starts[index] ?? 0;
    const line = lines.lineOf(start) + 1;
    const problem = rejected
      ? undefined
      : statement.problems.find(({ severity, code }) => severity === 'error' && code !== shortAddFragments);
    if (problem) rejected = { line: line + problem.bitbakeLine, problem };
    const endLine = lines.lineOf(start + Math.max(0, statement.length - 1)) + 1;
    const step = stepOf(tree, start, statement, { line, endLine });
    if (step) steps.push(step);
  });
  return { steps, length: tree.text.length, rejected };
}

function stepOf(tree: SyntaxTree, start: number, statement: Statement, place: StepBase): Step | undefined {
  const { line, endLine } = place;
  switch (statement.kind) {
    case 'assign': {
      const { kind, operator, exported } = statement;
      const name = partText(tree, start, statement.name, statement);
      const value = assignedText(tree, start, statement);
      return { kind, line, endLine, name, flag: flagName(tree, start, statement), operator, value, exported };
    }
    case 'func': {
      const { kind, python, fakeroot } = statement;
      const body = functionBody(tree.text, start + statement.body.start, start + statement.body.end);
      return { kind, line, endLine, name: functionName(tree, start, statement), python, fakeroot, body };
    }
    case 'def': {
      const name = partText(tree, start, statement.name, statement);
      const written = functionBody(tree.text, start + statement.body.start, start + statement.body.end).slice(0, -1);
      return { kind: 'def', line, endLine, name, source: statement.continued ? joinContinuations(written) : written };
    }
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
    case 'include_all':
      return { kind: statement.kind, line, endLine, argument: partText(tree, start, statement.argument, statement) };
    case 'addtask':
      return { kind: 'addtask', line, endLine, ...addTaskNames(partText(tree, start, statement.argument, statement)) };
    case 'addhandler':
    case 'EXPORT_FUNCTIONS': {
      const names = splitWords(partText(tree, start, statement.argument, statement));
      return { kind: statement.kind, line, endLine, names };
    }
    case 'deltask':
      return { kind: 'deltask', line, endLine, argument: partText(tree, start, statement.argument, statement) };
    case 'export':
      return { kind: 'export', line, endLine, name: partText(tree, start, statement.name, statement) };
    case 'unset': {
      const name = partText(tree, start, statement.name, statement);
      return { kind: 'unset', line, endLine, name, flag: flagName(tree, start, statement) };
    }
    case 'addpylib': {
      const directory = partText(tree, start, statement.directory, statement);
      return {
        kind: 'addpylib',
        line,
        endLine,
        directory,
        namespace: partText(tree, start, statement.namespace, statement),
      };
    }
    case 'addfragments': {
      const words = splitWords(partText(tree, start, statement.argument, statement));
      return { kind: 'addfragments', line, endLine, words, tooShort: undefined };
    }
    case 'unparsed': {
      const tooShort = statement.problems.find(({ code }) => code === shortAddFragments);
      const [, ...words] = splitWords(tree.text.slice(start, start + statement.length));
      return tooShort && { kind: 'addfragments', line, endLine, words, tooShort };
    }
    default:
      return undefined;
  }
}

/** Each line without the blanks at its end. */
function functionBody(text: string, start: number, end: number): string {
  let body = '';
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 || newline >= end ? end : newline + 1;
    body += `${text.slice(at, trimmedEnd(text, at, next))}\n`;
    at = next;
  }
  return body;
}
