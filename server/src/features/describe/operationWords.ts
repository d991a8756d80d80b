/** How an operation came to make a variable's value what it is, in words. */
import type { ExplainedOperation } from '../../project/evaluation/explainHistory';
import { baseName } from '../../project/paths';
import { codeSpan } from './markdown';
import { shortPlaceLink } from './placeLinks';

/** `set for qemux86-64 by image-oci.bbclass:92, weak`, with a link, as Markdown. */
export function operationWords(operation: ExplainedOperation, variable: string): string {
  const { origin } = operation;
  const place =
    origin && origin.line > 0 ? shortPlaceLink(origin) : origin ? codeSpan(baseName(origin.path)) : 'BitBake itself';
  const weakness = weaknesses[operation.operation] ?? '';
  return `${verb(operation)}${condition(operation, variable)} by ${place}${weakness}`;
}

/** The overrides that an operation is for; empty where it is for all. */
export function overridesOf({ name, overrides }: ExplainedOperation, variable: string): string {
  if (overrides !== '') return overrides;
  return name.startsWith(`${variable}:`) ? name.slice(variable.length + 1) : '';
}

function condition(operation: ExplainedOperation, variable: string): string {
  const overrides = overridesOf(operation, variable);
  return overrides === '' ? '' : ` for ${codeSpan(overrides)}`;
}

const weaknesses: Partial<Record<ExplainedOperation['operation'], string>> = {
  '?=': ', weak',
  '??=': ', weak default',
};

function verb({ operation }: ExplainedOperation): string {
  switch (operation) {
    case '+=':
    case '.=':
    case ':append':
      return 'appended';
    case '=+':
    case '=.':
    case ':prepend':
      return 'prepended';
    case ':remove':
      return 'words removed';
    case 'python':
      return 'set in Python';
    case 'rename':
      return 'renamed';
    case 'unset':
      return 'unset';
    case 'export':
      return 'exported';
    case 'function':
      return 'defined';
    case '=':
    case ':=':
    case '?=':
    case '??=':
      return 'set';
  }
}
