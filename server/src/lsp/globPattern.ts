/** Glob patterns as language clients read them. */

const meaning: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '{': '(?:',
  '}': ')',
  ',': '|',
};

/** What a pattern of `**`, `*` and `{a,b}` stands for. */
export function globExpression(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|[^\w/]/g, (part) => meaning[part] ?? `\\${part}`);
  return new RegExp(`^${source}$`);
}

/** The pattern that stands for one path alone. */
export function exactPattern(path: string): string {
  return path.replace(/[*?{}[\]]/g, '[$&]');
}
