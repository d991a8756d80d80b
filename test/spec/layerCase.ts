/** Cases about names in several files: ` ```file PATH ` blocks are the files of a project, one of which holds `<|>` for the cursor. */
import assert from 'node:assert/strict';
import { runAtOnce } from '../../server/src/base/pacer';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import type { Snapshot, SourceFile } from '../../server/src/project/snapshot';
import { dialectByName } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { MemoryFiles } from '../unit/project/memoryFiles';
import type { MarkdownCase } from './markdownCases';

export interface LayerCase {
  readonly snapshot: Snapshot;
  readonly file: SourceFile;
  readonly offset: number;
  /** The text of a file by its path in the project. */
  text(path: string): string;
  read(path: string): SyntaxTree;
}

const root = '/project/';

/** Each folder that a path begins with is a layer: `mine/recipes/a_1.bb`. */
export function layerCase({ blocks }: MarkdownCase): LayerCase {
  const texts = new Map<string, string>();
  let cursor: { path: string; offset: number } | undefined;
  for (const { info, text } of blocks) {
    if (!info.startsWith('file ')) continue;
    const path = root + info.slice('file '.length);
    const offset = text.indexOf('<|>');
    if (offset !== -1) cursor = { path, offset };
    texts.set(path, text.replace('<|>', ''));
  }
  assert.ok(cursor, 'a case needs a `file` block with <|>');
  const { path, offset } = cursor;
  const text = (asked: string) => texts.get(asked) ?? '';
  const read = (asked: string) => parse(text(asked), dialectByName(asked));
  return { snapshot: snapshotOf(texts), file: { path, tree: read(path) }, offset, text, read };
}

/** A path as the cases write it. */
export function shownPath(path: string): string {
  return path.slice(root.length);
}

function snapshotOf(texts: ReadonlyMap<string, string>): Snapshot {
  const files = new MemoryFiles();
  for (const [path, text] of texts) files.write(path, text);
  for (const layer of new Set([...texts.keys()].map((path) => path.split('/')[2] ?? ''))) {
    files.write(`${root}${layer}/conf/layer.conf`, layerConfiguration(layer));
  }
  const index = new ProjectIndex(files);
  return runAtOnce(index.build({ workspaceFolders: ['/project'], buildFolder: undefined, openFiles: [] }));
}

function layerConfiguration(name: string): string {
  return [
    'BBPATH .= ":$LAYERDIR"',
    'BBFILES += "$LAYERDIR/recipes/*.bb $LAYERDIR/recipes/*.bbappend $LAYERDIR/recipes/*/*.bb"',
    `BBFILE_COLLECTIONS += "${name}"`,
    `BBFILE_PATTERN_${name} = "^$LAYERDIR/"`,
    `LAYERSERIES_COMPAT_${name} = "wrynose"`,
    '',
  ]
    .join('\n')
    .replaceAll('$LAYERDIR', '$' + '{LAYERDIR}');
}
