/** The values that a key is known to take. */
import type { Comma } from '../../formats/keys/configPlace';
import { shapeAt } from '../../formats/keys/shapeAt';
import { type ConfigItem, type ConfigRequest, typedQuote } from './request';
import { writtenValue } from './writing';

export function valueItems(request: ConfigRequest, comma: Comma): readonly ConfigItem[] {
  const here = shapeAt(request.file, request.root, request.place.steps);
  if (!here) return [];
  const { shape, fact } = here;
  const values = shape.kind === 'boolean' ? ['true', 'false'] : (fact?.values ?? []).filter((value) => value !== '');
  const quote = typedQuote(request);
  const kind = shape.kind === 'array' ? shape.items?.kind : shape.kind;
  // Where the list itself is to be written, each value is the first of one.
  const [open, close] = shape.kind === 'array' && quote === '' && isBracketed(request) ? ['[', ']'] : ['', ''];
  return values.map((value) => ({
    label: value,
    kind: 'value',
    detail: value === fact?.default ? 'default' : '',
    documentation: '',
    insert: `${open}${writtenValue(request, value, kind, quote)}${close}${comma.isNeededBehind ? ',' : ''}`,
    filter: `${quote}${value}${quote}`,
    isDeprecated: false,
    goesOn: false,
  }));
}

function isBracketed({ syntax }: ConfigRequest): boolean {
  return syntax === 'json' || syntax === 'toml' || syntax === 'yaml';
}
