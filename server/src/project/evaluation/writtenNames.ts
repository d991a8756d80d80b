/** Which variables a call such as `d.setVar('FILES:' + package, ...)` can write to, told from the code that gives the name. */
import type { Expression } from '../../python/parse/ast';

export type WrittenName =
  | { readonly kind: 'name'; readonly name: string }
  /** All names that consist of the parts, with anything between them. */
  | { readonly kind: 'pattern'; readonly parts: NameParts }
  /** Nothing of the name stands in the code. */
  | { readonly kind: 'any' };

/** The first part begins the name and the last one ends it; either may be empty. */
export type NameParts = readonly [string, string, ...string[]];

/** Whether a name has the parts one after the other. */
export function hasParts(name: string, parts: NameParts): boolean {
  const [first, ...others] = parts;
  const last = others.pop() ?? '';
  let end = first.length;
  if (!name.startsWith(first)) return false;
  for (const part of others) {
    const at = name.indexOf(part, end);
    if (at === -1) return false;
    end = at + part.length;
  }
  return name.length - last.length >= end && name.endsWith(last);
}

/** What stands in the place of a part that only running the code tells. */
const HOLE = '\0';

/** What `%s` or `{name}` in a text is replaced with when Python formats it. */
const percentField = /%(?:\([^)]*\))?[-#0 +]*\d*(?:\.\d+)?[a-z]/g;
const braceField = /\{[^{}]*\}/g;

/** `values` has what is assigned to the local variables of the code. A name can come of several values. */
export function writtenNames(
  expression: Expression,
  values: ReadonlyMap<string, readonly Expression[]>,
): readonly WrittenName[] {
  const assigned = expression.kind === 'name' ? values.get(expression.name) : undefined;
  return (assigned ?? [expression]).map((each) => writtenName(template(each)));
}

function writtenName(text: string): WrittenName {
  const [first = '', second, ...others] = text.split(HOLE);
  if (second === undefined) return { kind: 'name', name: first };
  const parts: NameParts = [first, second, ...others];
  // `'%s_%s' % ...` could be the name of almost anything.
  if (!/[A-Za-z].*[A-Za-z]/.test(parts.join(''))) return { kind: 'any' };
  return { kind: 'pattern', parts };
}

/** The text that the expression gives, with a hole for each part that is not written there. */
function template(expression: Expression): string {
  switch (expression.kind) {
    case 'constant':
      return typeof expression.value === 'string' ? expression.value : HOLE;
    case 'formatted':
      return expression.parts.map((part) => (typeof part === 'string' ? part : HOLE)).join('');
    case 'binary':
      if (expression.rest.every(({ operator }) => operator === '+')) {
        return [expression.first, ...expression.rest.map(({ operand }) => operand)].map(template).join('');
      }
      if (expression.rest.length === 1 && expression.rest[0]?.operator === '%') {
        return template(expression.first).replace(percentField, HOLE);
      }
      return HOLE;
    case 'call': {
      const { callee } = expression;
      return callee.kind === 'attribute' && callee.name === 'format'
        ? template(callee.object).replace(braceField, HOLE)
        : HOLE;
    }
    default:
      return HOLE;
  }
}
