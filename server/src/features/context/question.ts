/** What is asked of a name at the cursor, with all that the answer may depend on. */
import type { Snapshot, SourceFile } from '../../project/snapshot';
import type { Context } from './context';
import { contextAt } from './contextAt';
import { type FileSetting, fileSetting } from './fileSetting';
import type { Viewpoint } from './nearest';

export interface Question {
  readonly snapshot: Snapshot;
  readonly text: string;
  readonly offset: number;
  readonly setting: FileSetting;
  readonly from: Viewpoint;
}

/** The question at an offset and what stands there; undefined where nothing has a meaning. */
export function questionAt(
  snapshot: Snapshot,
  file: SourceFile,
  offset: number,
): { readonly question: Question; readonly context: Context } | undefined {
  const context = contextAt(file.tree, offset);
  if (!context) return undefined;
  const setting = fileSetting(snapshot, file);
  const from: Viewpoint = { ...file, related: setting.related };
  return { question: { snapshot, text: file.tree.text, offset, setting, from }, context };
}
