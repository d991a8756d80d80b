/** `'{} of {0.name!r:>{width}}'.format(...)`. */
import { getAttribute } from '../attributes';
import { raise } from '../exception';
import { enter, leave, type PythonRun, textCost } from '../run';
import { getItem } from '../subscript';
import { toRepr, toStr } from '../text';
import { type PyValue, Unknown } from '../value';
import { asciiOnly } from './percent';
import { formatValue } from './spec';

/** Where a field's value comes from: a number counts the arguments, a name is a keyword. */
export type FieldLookup = (name: string | number) => PyValue;

/** Raises the ValueError of CPython for a template that is none; unknown where an unknown value is shown. */
export function formatTemplate(template: string, lookup: FieldLookup, run: PythonRun): string | Unknown {
  return new TemplateFormatter(lookup, run).format(template, 2);
}

class TemplateFormatter {
  /** The number of the next `{}`; negative once a field has been numbered by hand. */
  private automatic = 0;
  constructor(
    private readonly lookup: FieldLookup,
    private readonly run: PythonRun,
  ) {}

  format(template: string, levels: number): string | Unknown {
    if (levels < 0) return raise('ValueError', 'Max string recursion exceeded');
    this.run.spend(textCost(template.length));
    let out = '';
    let unknown: Unknown | undefined;
    for (let at = 0; at < template.length; ) {
      const character = template.charAt(at);
      if (character !== '{' && character !== '}') {
        const next = nextBrace(template, at);
        out += template.slice(at, next);
        at = next;
      } else if (template.charAt(at + 1) === character) {
        out += character;
        at += 2;
      } else if (character === '}') return raise('ValueError', "Single '}' encountered in format string");
      else {
        const end = fieldEnd(template, at);
        const text = this.field(template.slice(at + 1, end), levels);
        if (text instanceof Unknown) unknown ??= text;
        else {
          this.run.spend(textCost(text.length));
          out += text;
        }
        at = end + 1;
      }
    }
    return unknown ?? out;
  }

  private field(field: string, levels: number): string | Unknown {
    const { path, conversion, spec } = splitField(field);
    const value = this.valueOf(path);
    enter(this.run.budget, 3);
    try {
      const resolved = spec.includes('{') ? this.format(spec, levels - 1) : spec;
      if (resolved instanceof Unknown) return resolved;
      if (conversion === '') return formatValue(value, resolved, this.run);
      const text = conversionOf(conversion, value, this.run);
      return text instanceof Unknown ? text : formatValue(text, resolved, this.run);
    } finally {
      leave(this.run.budget, 3);
    }
  }

  private valueOf(path: string): PyValue {
    const first = /^[^.[]*/.exec(path)?.[0] ?? '';
    let value = this.lookup(this.fieldName(first));
    let rest = path.slice(first.length);
    while (rest !== '') {
      const step = /^(?:\.([^.[]+)|\[([^\]]+)\])/.exec(rest);
      if (!step) return raise('ValueError', 'Empty attribute in format string');
      const [whole, attribute, index = ''] = step;
      if (attribute !== undefined) value = getAttribute(value, attribute, this.run);
      else value = getItem(value, /^\d+$/.test(index) ? Number(index) : index, this.run);
      rest = rest.slice(whole.length);
    }
    return value;
  }

  private fieldName(text: string): string | number {
    if (text === '') {
      if (this.automatic < 0) {
        raise('ValueError', 'cannot switch from manual field specification to automatic field numbering');
      }
      return this.automatic++;
    }
    if (!/^\d+$/.test(text)) return text;
    if (this.automatic > 0) {
      raise('ValueError', 'cannot switch from automatic field numbering to manual field specification');
    }
    this.automatic = -1;
    return Number(text);
  }
}

/** `!s`, `!r` and `!a`. */
export function conversionOf(conversion: string, value: PyValue, run: PythonRun): string | Unknown {
  if (conversion === 's') return toStr(value, run);
  const text = toRepr(value, run);
  if (conversion === 'r' || text instanceof Unknown) return text;
  if (conversion === 'a') return asciiOnly(text);
  return raise('ValueError', `Unknown conversion specifier ${conversion}`);
}

function nextBrace(template: string, at: number): number {
  for (let next = at; next < template.length; next++) {
    const code = template.charCodeAt(next);
    if (code === 0x7b || code === 0x7d) return next;
  }
  return template.length;
}

function fieldEnd(template: string, open: number): number {
  let depth = 0;
  for (let at = open; at < template.length; at++) {
    const character = template.charAt(at);
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
  }
  return raise(
    'ValueError',
    open === template.length - 1 ? "Single '{' encountered in format string" : "expected '}' before end of string",
  );
}

function splitField(field: string): { readonly path: string; readonly conversion: string; readonly spec: string } {
  const end = /[!:]/.exec(field.replace(/\[[^\]]*\]/g, (index) => '.'.repeat(index.length)))?.index ?? field.length;
  const path = field.slice(0, end);
  const rest = field.slice(end);
  if (!rest.startsWith('!')) return { path, conversion: '', spec: rest.slice(1) };
  const conversion = rest.charAt(1);
  if (rest.length > 2 && rest.charAt(2) !== ':') raise('ValueError', "expected ':' after conversion specifier");
  return { path, conversion, spec: rest.slice(3) };
}
