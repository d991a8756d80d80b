/** Highlights: the other places of the file that mean what stands at the cursor. */
import type { Span } from '../base/span';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { askedUse } from './uses/askedUse';
import { usesIn } from './uses/fileUses';

export interface Highlight {
  readonly span: Span;
  /** A class is neither read nor written. */
  readonly kind: 'read' | 'write' | 'text';
}

/** In the order of the text; none where no name stands. */
export function documentHighlights(snapshot: Snapshot, file: SourceFile, offset: number): readonly Highlight[] {
  const asked = askedUse(snapshot, file, offset);
  if (!asked) return [];
  return usesIn(file.tree, [asked.target]).map(({ span, space, access }) => {
    const isRead = access === 'reads' || access === 'exports';
    return { span, kind: space === 'class' ? 'text' : isRead ? 'read' : 'write' };
  });
}
