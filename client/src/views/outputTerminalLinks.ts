/** Links in terminals, for what BitBake names there: a log opens where it says what went wrong, a task at its definition in the recipe. */
import { readFile } from 'node:fs/promises';
import { normalize } from 'node:path';
import { type Disposable, Range, type TerminalLink, type TerminalLinkProvider, Uri, window } from 'vscode';
import { lineOfPlace } from '../toolchain/buildOutput/bitbakeMessagePlace';
import { type OutputLink, outputLinks } from '../toolchain/buildOutput/outputLinks';
import { errorInLogFile } from '../toolchain/buildOutput/taskLog';

interface BitBakeLink extends TerminalLink {
  readonly target: OutputLink;
}

export function linkBitBakeOutput(): Disposable {
  const provider: TerminalLinkProvider<BitBakeLink> = {
    provideTerminalLinks: ({ line }) =>
      outputLinks(line).map((target) => ({
        startIndex: target.start,
        length: target.length,
        tooltip: target.isLog ? 'Open the log where it says what went wrong' : 'Open the recipe',
        target,
      })),
    handleTerminalLink: ({ target }) => openTarget(target),
  };
  return window.registerTerminalLinkProvider(provider);
}

async function openTarget(target: OutputLink): Promise<void> {
  const file = normalize(target.file);
  const line = await lineOf({ ...target, file });
  try {
    await window.showTextDocument(Uri.file(file), { selection: new Range(line - 1, 0, line - 1, 0) });
  } catch {
    void window.showErrorMessage(`${file} is not there: the build may have run elsewhere, or it was deleted since.`);
  }
}

async function lineOf({ file, line, task, isLog }: OutputLink): Promise<number> {
  if (line !== undefined) return line;
  if (isLog) return (await errorInLogFile(file))?.line ?? 1;
  const text = await readFile(file, 'utf8').catch(() => '');
  return lineOfPlace({ file, line: undefined, names: task === undefined ? [] : [task] }, text);
}
