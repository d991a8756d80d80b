/**
 * What a rename changes: ` ```rename NEW-NAME ` lists each changed line as `PATH:LINE: text`, behind it `?` where the user is asked first, then
 * `FROM -> TO` for files that get another name; or `refused: REASON`. Only the layer `mine` is in the workspace.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runAtOnce } from '../../server/src/base/pacer';
import { type FileEdits, rename } from '../../server/src/features/rename';
import { type LayerCase, layerCase, shownPath } from './layerCase';
import { blockOf, readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'rename');

for (const file of readdirSync(folder)) {
  describe(`rename/${file}`, () => {
    for (const each of readMarkdownCases(join(folder, file))) {
      test(each.title, () => {
        const expected = blockOf(each, 'rename');
        assert.ok(expected, 'a case needs a `rename` block');
        const newName = expected.info.slice('rename'.length).trim();
        assert.equal(renamed(layerCase(each), newName), expected.text);
      });
    }
  });
}

function renamed(layers: LayerCase, newName: string): string {
  const { snapshot, read, file, offset } = layers;
  const isEditable = (path: string) => shownPath(path).startsWith('mine/');
  const renaming = runAtOnce(rename({ snapshot, read, file, offset, isEditable }, newName));
  if (renaming.kind === 'refused') return `refused: ${renaming.message}\n`;
  const changed = renaming.files.flatMap((each) => changedLines(layers.text(each.path), each));
  const moved = renaming.moves.map(({ from, to }) => `${shownPath(from)} -> ${shownPath(to)}`);
  return [...changed, ...moved].map((line) => `${line}\n`).join('');
}

function changedLines(text: string, { path, lines, edits }: FileEdits): readonly string[] {
  const changed = new Map<number, { text: string; isSure: boolean }>();
  for (const { span, text: replacement, isSure } of edits.toReversed()) {
    const line = lines.lineOf(span.start);
    const start = lines.lineStart(line);
    const known = changed.get(line) ?? { text: text.slice(start, lines.lineStart(line + 1)).trimEnd(), isSure: true };
    const edited = known.text.slice(0, span.start - start) + replacement + known.text.slice(span.end - start);
    changed.set(line, { text: edited, isSure: known.isSure && isSure });
  }
  return [...changed]
    .toReversed()
    .map(([line, { text: edited, isSure }]) => `${shownPath(path)}:${line + 1}:${isSure ? '' : '?'} ${edited}`);
}
