/** Words with fields between colons: the layers of an image, and containers with their options. */
import type { Span } from '../../base/span';
import type { AllowedValue } from '../../knowledge/entry';
import { fieldAt, type ValueField } from './field';

/** `name:type:item+item` of OCI_LAYERS; `words` are the types. */
export function layerField(text: string, word: Span, offset: number, words: readonly AllowedValue[]): ValueField {
  const { field, index, fields } = fieldAt(text, word, ':', offset);
  if (index === 1) return { span: field, names: undefined, words };
  const layerType = fields[1] ? text.slice(fields[1].start, fields[1].end) : '';
  if (index === 0) return { span: field, names: undefined, words: [], layerType };
  const item = fieldAt(text, field, '+', offset).field;
  return { span: item, names: layerType === 'packages' ? 'package' : undefined, words: [], layerType };
}

const runtimes: ReadonlySet<string> = new Set(['docker', 'podman']);

/** `recipe:policy`, or `recipe:runtime:policy`. The name of a remote image holds a slash, and its registry may have a port. */
export function containerField(
  text: string,
  word: Span,
  offset: number,
  words: readonly AllowedValue[],
  form: { readonly names: 'container' | 'image'; readonly hasRuntime: boolean },
): ValueField {
  const { field, index, fields } = fieldAt(text, word, ':', offset);
  const lastOfName = Math.max(
    0,
    fields.findLastIndex(({ start, end }) => text.slice(start, end).includes('/')),
  );
  if (index <= lastOfName) {
    const isRemote = text.slice(field.start, field.end).includes('/') || lastOfName > 0;
    return { span: field, names: isRemote ? undefined : form.names, words: [] };
  }
  const wantsRuntime = form.hasRuntime && index === lastOfName + 1;
  return { span: field, names: undefined, words: words.filter(({ value }) => runtimes.has(value) === wantsRuntime) };
}
