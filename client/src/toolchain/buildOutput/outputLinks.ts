/** Finds in a line of BitBake's output the files that it speaks of, in forms that VS Code does not take for a path by itself. */

export interface OutputLink {
  readonly start: number;
  readonly length: number;
  readonly file: string;
  /** Counted from 1; undefined where the line of it has to be looked for. */
  readonly line: number | undefined;
  /** The task that is meant, for a recipe's file. */
  readonly task?: string;
  /** Whether the file is the log of a task. */
  readonly isLog: boolean;
}

interface Form {
  /** Groups: `link` is what is clicked, `file`, and `line` or `task`. */
  readonly pattern: RegExp;
  readonly isLog: boolean;
}

const metadata = String.raw`/[^\s'":()]+\.(?:bbappend|bbclass|bb|inc|conf)`;

const forms: readonly Form[] = [
  // `Logfile of failure stored in: /…/temp/log.do_compile.123`, and the summary's `log: …`.
  { pattern: /(?<link>(?<file>\/[^\s'"]*\/log\.do_\w+(?:\.\d+)?))/g, isLog: true },
  // `Task (mc:NAME:virtual:native:/…/app_1.0.bb:do_compile) failed`, `Running task 1 of 9 (…)`.
  { pattern: new RegExp(`(?<link>(?<file>${metadata}):(?<task>do_\\w+))`, 'g'), isLog: false },
  // `File: '/…/app.bbclass', lineno: 7, function: do_compile`.
  { pattern: new RegExp(`(?<link>'(?<file>${metadata})', lineno: (?<line>\\d+))`, 'g'), isLog: false },
  // `(file: /…/local.conf line: 1)`.
  { pattern: new RegExp(`(?<link>file: (?<file>${metadata}) line: (?<line>\\d+))`, 'g'), isLog: false },
  // `in compiling python function in /…/broken_1.0.bb, line 5:`.
  { pattern: new RegExp(`(?<link>(?<file>${metadata}), line (?<line>\\d+))`, 'g'), isLog: false },
];

const longestLine = 2000;

export function outputLinks(line: string): readonly OutputLink[] {
  const text = line.slice(0, longestLine);
  return forms.flatMap(({ pattern, isLog }) =>
    [...text.matchAll(pattern)].map((match) => {
      const { link = '', file = '', line: number, task } = match.groups ?? {};
      return {
        start: match.index + match[0].indexOf(link),
        length: link.length,
        file,
        line: number === undefined ? undefined : Number(number),
        ...(task === undefined ? {} : { task }),
        isLog,
      };
    }),
  );
}
