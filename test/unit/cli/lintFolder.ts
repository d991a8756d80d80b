/** A temporary folder with files to be linted. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runLint } from '../../../server/src/cli/lint';

export interface LintRun {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface LintFolder {
  readonly path: string;
  /** Writes a file and gives its path. */
  write(path: string, text: string): string;
  remove(): void;
}

export function lintFolder(): LintFolder {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'metavirt-lint-')));
  return {
    path: folder,
    write(path, text) {
      const absolute = join(folder, path);
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, text);
      return absolute;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export async function lint(...args: string[]): Promise<LintRun> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runLint(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

/** The ids in a report as JSON. */
export function rulesIn({ out }: LintRun): readonly string[] {
  return (JSON.parse(out) as { rule: string }[]).map(({ rule }) => rule);
}
