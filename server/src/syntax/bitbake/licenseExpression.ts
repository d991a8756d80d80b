/** LICENSE taken apart: `MIT & (GPL-2.0-only | BSD-3-Clause)`, from 2026 on also `MIT AND (GPL-2.0-only OR BSD-3-Clause)`. */

export type LicensePart =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'bracket'; readonly text: string };

/** In order. With `knowsWords` the operators of SPDX, in capitals, are none of the names. */
export function licenseParts(expression: string, knowsWords: boolean): readonly LicensePart[] {
  const words = expression.match(/[&|()]|[^\s&|()]+/g) ?? [];
  return words.map((text): LicensePart => {
    if (text === '(' || text === ')') return { kind: 'bracket', text };
    if (text === '&' || text === '|' || (knowsWords && spdxOperators.has(text))) return { kind: 'operator', text };
    return { kind: 'name', text };
  });
}

const spdxOperators: ReadonlySet<string> = new Set(['AND', 'OR', 'WITH']);
