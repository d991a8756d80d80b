/**
 * The values of variables in configuration files as far as they are plain text: `layer.conf`, `bblayers.conf`, `local.conf`. Python is
 * not run, and overrides do not apply; what depends on either keeps its `${`.
 */
import { expansionsIn } from '../../syntax/bitbake/expansions';
import { assignedText, definedName, nameParts } from '../../syntax/bitbake/text';
import type { Assignment, SyntaxTree } from '../../syntax/bitbake/tree';
import { normalized } from '../paths';

interface Literal {
  value: string | undefined;
  weakDefault: string | undefined;
  readonly appended: string[];
  readonly prepended: string[];
  readonly removed: string[];
}

/** What an expansion may still cost: it ends variables that name each other, and those that double at every step. */
interface Allowance {
  readonly depth: number;
  readonly spent: { count: number };
}

const NESTING_LIMIT = 12;
const REPLACEMENT_LIMIT = 20_000;

export class LiteralVariables {
  readonly #literals = new Map<string, Literal>();

  set(name: string, value: string): void {
    this.#literal(name).value = value;
  }

  /** The expanded value; what cannot be expanded stays as written. */
  get(name: string): string | undefined {
    const text = this.#unexpanded(name);
    return text === undefined ? undefined : this.expand(text);
  }

  /** The words of a value that are plain text. */
  words(name: string): readonly string[] {
    const words = (this.get(name) ?? '').split(/\s+/);
    return words.filter((word) => word !== '' && !word.includes('${'));
  }

  /** Takes in the assignments of a file. `fixed` are variables whose value counts as it is now, such as LAYERDIR. */
  read(tree: SyntaxTree, fixed: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(fixed)) this.set(name, value);
    tree.statements.forEach((statement, index) => {
      if (statement.kind !== 'assign' || statement.flag) return;
      const start = tree.starts[index] ?? 0;
      const name = definedName(tree, start, statement) ?? '';
      const value = replaceFixed(assignedText(tree, start, statement), fixed);
      this.#assign(this.expand(name), statement.operator, value);
    });
  }

  /** The text with the values of the variables that it names; what has none stays as written. */
  expand(text: string): string {
    return this.#expand(text, { depth: NESTING_LIMIT, spent: { count: 0 } });
  }

  #expand(text: string, { depth, spent }: Allowance): string {
    if (depth === 0 || !text.includes('${')) return text;
    const deeper = { depth: depth - 1, spent };
    let expanded = '';
    let copied = 0;
    for (const expansion of expansionsIn(text, 0, text.length)) {
      if (spent.count++ > REPLACEMENT_LIMIT) break;
      const written = text.slice(expansion.span.start, expansion.span.end);
      const value =
        expansion.kind === 'variable'
          ? this.#unexpanded(text.slice(expansion.name.start, expansion.name.end))
          : expansion.kind === 'python'
            ? this.#pathExpression(text.slice(expansion.code.start, expansion.code.end), deeper)
            : undefined;
      expanded += text.slice(copied, expansion.span.start);
      expanded += value === undefined ? written : this.#expand(value, deeper);
      copied = expansion.span.end;
    }
    return expanded + text.slice(copied);
  }

  #assign(name: string, operator: Assignment['operator'], value: string): void {
    const { base, operation, overrides } = nameParts(name);
    if (overrides.length > 0) return;
    const literal = this.#literal(base);
    if (operation === 'append') literal.appended.push(value);
    else if (operation === 'prepend') literal.prepended.push(value);
    else if (operation === 'remove') literal.removed.push(value);
    else if (operator === '??=') literal.weakDefault = value;
    else literal.value = assigned(literal.value, operator, operator === ':=' ? this.expand(value) : value);
  }

  #unexpanded(name: string): string | undefined {
    const literal = this.#literals.get(name);
    if (!literal) return undefined;
    const { value, weakDefault, appended, prepended, removed } = literal;
    const edited = appended.length > 0 || prepended.length > 0;
    if (value === undefined && weakDefault === undefined && !edited) return undefined;
    const text = [...prepended.toReversed(), value ?? weakDefault ?? '', ...appended].join('');
    if (removed.length === 0) return text;
    const unwanted = new Set(removed.flatMap((words) => words.split(/\s+/)));
    return text
      .split(/\s+/)
      .filter((word) => !unwanted.has(word))
      .join(' ');
  }

  /**
   * The one kind of Python that layer configurations are full of: the folder of the file, or one relative to it, as in
   * `${@os.path.abspath(os.path.dirname(d.getVar('FILE')) + '/../..')}`.
   */
  #pathExpression(code: string, allowance: Allowance): string | undefined {
    const expression = /^\s*os\.path\.(?:abspath|normpath|realpath)\((.*)\)\s*$/.exec(
      this.#expand(code, allowance),
    )?.[1];
    if (expression === undefined) return undefined;
    const quoted =
      /^\s*(?:os\.path\.dirname\(d\.getVar\((?:'FILE'|"FILE")(?:,[^()]*)?\)\)\s*\+\s*)?(?:"([^"]*)"|'([^']*)')\s*$/;
    const match = quoted.exec(expression);
    const path = match?.[1] ?? match?.[2];
    if (path === undefined || path.includes('${')) return undefined;
    if (!expression.includes('FILE')) return path.startsWith('/') ? normalized(path) : undefined;
    const file = this.get('FILE');
    return file === undefined ? undefined : normalized(`${file}/..${path}`);
  }

  #literal(name: string): Literal {
    let literal = this.#literals.get(name);
    if (!literal) {
      literal = { value: undefined, weakDefault: undefined, appended: [], prepended: [], removed: [] };
      this.#literals.set(name, literal);
    }
    return literal;
  }
}

function assigned(old: string | undefined, operator: Assignment['operator'], value: string): string {
  switch (operator) {
    case '?=':
      return old ?? value;
    case '+=':
      return `${old ?? ''} ${value}`;
    case '=+':
      return `${value} ${old ?? ''}`;
    case '.=':
      return `${old ?? ''}${value}`;
    case '=.':
      return `${value}${old ?? ''}`;
    case '=':
    case ':=':
    case '??=':
      return value;
  }
}

function replaceFixed(text: string, fixed: Readonly<Record<string, string>>): string {
  let replaced = text;
  for (const [name, value] of Object.entries(fixed)) replaced = replaced.replaceAll(`\${${name}}`, () => value);
  return replaced;
}
