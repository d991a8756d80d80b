/** BitBake's recorded answers, and the statements of `metavirt parse` that would say the same. */
import type { StatementReport } from '../../server/src/cli/statementReport';
import { splitWords } from '../../server/src/syntax/bitbake/text';
import { withoutTrailingComments } from './functionBodies';

/** What stopped BitBake; `lineno` is missing where its message carries no line. */
export interface RecordedError {
  readonly type: string;
  readonly message: string;
  readonly filename?: string;
  readonly lineno?: number;
}

export interface RecordedLog {
  readonly level: string;
  readonly message: string;
}

/** What the line parser alone made of a file, before evaluation. */
export interface RecordedParse {
  readonly statements: readonly RecordedStatement[];
  readonly error?: RecordedError | null;
  readonly log?: readonly RecordedLog[];
}

/** `line` is the one BitBake gives the statement: the last physical line of it, or of a function's header. */
interface Located {
  readonly line: number;
  readonly firstLine: number;
}

export type RecordedStatement = Located &
  (
    | {
        readonly kind: 'assign';
        readonly name: string;
        readonly flag: string | null;
        readonly op: string;
        readonly value: string;
        readonly export: boolean;
      }
    | {
        readonly kind: 'func';
        readonly name: string;
        readonly anonymous: boolean;
        readonly python: boolean;
        readonly fakeroot: boolean;
        readonly body: string;
        readonly endLine: number;
      }
    | { readonly kind: 'def'; readonly name: string; readonly body: string }
    | {
        readonly kind: 'inherit' | 'inherit_defer' | 'include' | 'require' | 'include_all' | 'deltask';
        readonly argument: string;
      }
    | { readonly kind: 'addtask'; readonly tasks: string; readonly after: string; readonly before: string }
    | { readonly kind: 'addhandler' | 'EXPORT_FUNCTIONS'; readonly names: readonly string[] }
    | { readonly kind: 'export'; readonly name: string }
    | { readonly kind: 'unset'; readonly name: string; readonly flag: string | null }
    | { readonly kind: 'addpylib'; readonly directory: string; readonly namespace: string }
    | { readonly kind: 'addfragments'; readonly arguments: readonly string[] }
  );

/**
 * A recorded statement of a file of so many lines as `metavirt parse` prints it, with the body of a function. ConfHandler counts the
 * end of the file as a line where a backslash stands before it; we name only lines that are there.
 */
export function expectedStatement(recorded: RecordedStatement, lineCount: number): StatementReport {
  const at = { line: recorded.firstLine, endLine: Math.min(recorded.line, lineCount) };
  switch (recorded.kind) {
    case 'assign': {
      const { kind, name, flag, op, value } = recorded;
      return { kind, ...at, name, flag, op, value, export: recorded.export };
    }
    case 'func': {
      const { kind, fakeroot, body } = recorded;
      const name = recorded.anonymous ? '__anonymous' : recorded.name;
      // Evaluation makes every anonymous function Python, however its header spells it.
      const python = recorded.python || recorded.anonymous;
      return { kind, line: recorded.firstLine, endLine: recorded.endLine, name, python, fakeroot, body };
    }
    case 'def': {
      const lines = recorded.body.split('\n');
      const endLine = recorded.line + lines.length - 1;
      return {
        kind: 'def',
        line: recorded.firstLine,
        endLine,
        name: recorded.name,
        body: withoutTrailingComments(lines),
      };
    }
    case 'inherit':
    case 'inherit_defer':
      return { kind: recorded.kind, ...at, value: recorded.argument, classes: splitWords(recorded.argument) };
    case 'include':
    case 'require':
    case 'include_all':
      return { kind: recorded.kind, ...at, value: recorded.argument, files: splitWords(recorded.argument) };
    case 'addtask': {
      const { kind, tasks, after, before } = recorded;
      return { kind, ...at, tasks: splitWords(tasks), after: splitWords(after), before: splitWords(before) };
    }
    case 'deltask':
      return { kind: recorded.kind, ...at, tasks: splitWords(recorded.argument) };
    case 'addhandler':
      return { kind: recorded.kind, ...at, handlers: recorded.names };
    case 'EXPORT_FUNCTIONS':
      return { kind: recorded.kind, ...at, functions: recorded.names };
    case 'export':
      return { kind: recorded.kind, ...at, name: recorded.name };
    case 'unset':
      return { kind: recorded.kind, ...at, name: recorded.name, flag: recorded.flag };
    case 'addpylib':
      return { kind: recorded.kind, ...at, directory: recorded.directory, namespace: recorded.namespace };
    case 'addfragments':
      return { kind: recorded.kind, ...at, arguments: recorded.arguments.flatMap(splitWords) };
  }
}

/** The lines of a text as Python's `readline` counts them: no empty one after the last line end. */
export function physicalLineCount(text: string): number {
  const ends = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return /[\r\n]$/.test(text) ? ends : ends + 1;
}

/** The line at which BitBake says it stopped, if it says so. */
export function recordedErrorLine(error: RecordedError, log: readonly RecordedLog[]): number | undefined {
  if (error.lineno !== undefined) return error.lineno;
  for (const { message } of log) {
    const named = /on line (\d+) of file |^Variable \S+ file: .* line: (\d+) /.exec(message);
    if (named) return Number(named[1] ?? named[2]);
  }
  return undefined;
}

/** The lines of the warnings about blanks around operators and tabs in Python, in order. */
export function recordedWarningLines(log: readonly RecordedLog[]): number[] {
  return log.flatMap(({ message }) => {
    const named = /:(\d+) has a lack of whitespace|found tabs in .*, line (\d+)$/.exec(message);
    return named ? [Number(named[1] ?? named[2])] : [];
  });
}
