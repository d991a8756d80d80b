/** A word with fields, such as `name:type:content`, and the field of it that is asked about. */
import { type Span, touches } from '../../base/span';
import type { AllowedValue } from '../../knowledge/entry';
import { splitOutsideExpansions } from './splitOutsideExpansions';

/** What a word stands for where it is no word of a fixed list; `container` and `image` are recipes that make one. */
export type Named = 'package' | 'recipe' | 'container' | 'image' | 'class' | 'task' | 'function' | 'event';

export interface ValueField {
  readonly span: Span;
  readonly names: Named | undefined;
  /** The words that are known for this place, in the release asked for. */
  readonly words: readonly AllowedValue[];
  /** For the name of a layer or a part of its content: the layer's type, as written. */
  readonly layerType?: string;
  /** What the words belong to if not to the variable: a kind of address, `git://`, or one of its options. */
  readonly owner?: string;
}

export interface FieldAt {
  readonly field: Span;
  readonly index: number;
  readonly fields: readonly Span[];
}

/** The field that the offset touches; of two that meet there, the first. */
export function fieldAt(text: string, word: Span, separator: string, offset: number): FieldAt {
  const fields = splitOutsideExpansions(text, word, separator);
  const index = Math.max(
    0,
    fields.findIndex((field) => touches(field, offset)),
  );
  return { field: fields[index] ?? word, index, fields };
}
