/** What every kind of completion gets to see. */
import type { Span } from '../../base/span';
import type { ReleaseName } from '../../knowledge/release';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import type { FileSetting } from '../context/fileSetting';
import type { CompletionOptions } from './item';

export interface CompletionRequest {
  readonly snapshot: Snapshot;
  readonly file: SourceFile;
  readonly offset: number;
  readonly options: CompletionOptions;
  readonly setting: FileSetting;
  readonly release: ReleaseName | undefined;
}

/** The text between the start of the word and the cursor. */
export function typedText({ file, offset }: CompletionRequest, word: Span): string {
  return file.tree.text.slice(word.start, offset);
}
