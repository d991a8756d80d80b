/** The part of an address of `SRC_URI` at the cursor: its kind, the name of an option, or an option's value. */
import { type Span, span } from '../../base/span';
import type { AllowedValue } from '../../knowledge/entry';
import { addressOptions, addressOptionValues } from '../../knowledge/knowledge';
import type { ValueField } from './field';
import { fieldAt } from './field';

/** `git://host/path;branch=main`; `fetchers` are the kinds of addresses. Of a host and a path nothing is known. */
export function addressField(text: string, word: Span, offset: number, fetchers: readonly AllowedValue[]): ValueField {
  const { field, index, fields } = fieldAt(text, word, ';', offset);
  const address = fields[0] ?? word;
  const fetcher = fetcherAt(text, address);
  if (index > 0) return optionField(text, field, offset, text.slice(fetcher.start, fetcher.end));
  if (fetcher.start === fetcher.end) return { span: field, names: undefined, words: fetchers };
  const isFetcher = offset <= fetcher.end;
  const part = isFetcher ? fetcher : span(fetcher.end, address.end);
  return { span: part, names: undefined, words: isFetcher ? fetchers : [] };
}

/** `git://` at the start of an address; nothing where there is no such mark yet, or an expansion in its place. */
function fetcherAt(text: string, address: Span): Span {
  const at = text.slice(address.start, address.end).indexOf(mark);
  return span(address.start, at === -1 ? address.start : address.start + at + mark.length);
}

const mark = '://';

function optionField(text: string, field: Span, offset: number, fetcher: string): ValueField {
  const equals = text.slice(field.start, field.end).indexOf('=');
  const nameEnd = equals === -1 ? field.end : field.start + equals;
  if (offset <= nameEnd) {
    const written = span(field.start, Math.min(nameEnd + 1, field.end));
    return { span: written, names: undefined, words: addressOptions(fetcher), owner: fetcher };
  }
  const option = text.slice(field.start, nameEnd);
  const value = span(nameEnd + 1, field.end);
  return { span: value, names: undefined, words: addressOptionValues(fetcher, option), owner: option };
}
