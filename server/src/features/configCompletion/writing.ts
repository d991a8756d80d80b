/** How names and values are written in each syntax, with tab stops. */
import type { KeyShape } from '../../formats/keys/keyShape';
import type { ConfigRequest } from './request';

/** A text as it is, within a text with tab stops. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The text that tab stops leave: `${1:true}` is `true`. */
export function withoutTabStops(text: string): string {
  return text.replace(
    /\\([\\$}])|\$(?:\d|\{\d:([^}]*)\})/g,
    (_, character?: string, preset?: string) => character ?? preset ?? '',
  );
}

/** Whether a text has tab stops, or escapes what would look like one. */
export function hasTabStops(text: string): boolean {
  return /[\\$]/.test(text);
}

/** A name with what belongs behind it. */
export function writtenName(request: ConfigRequest, name: string, shape: KeyShape, hasValue: boolean): string {
  switch (request.syntax) {
    case 'json':
      return hasValue ? inQuotes(name) : `${inQuotes(name)}: ${form(shape, '{$1}')}`;
    case 'toml':
      return hasValue ? escaped(tomlKey(name)) : `${escaped(tomlKey(name))} = ${form(shape, '{ $1 }')}`;
    case 'unit':
    case 'assignments':
      return hasValue ? escaped(name) : `${escaped(name)}=`;
    case 'entries':
      return hasValue ? escaped(name) : `${escaped(name)} = `;
    case 'words':
      return hasValue ? escaped(name) : `${escaped(name)} `;
    case 'yaml':
      return hasValue ? escaped(name) : `${escaped(name)}:${yamlForm(request, shape)}`;
  }
}

/** `value` is one of the values that are known of a key. */
export function writtenValue({ syntax }: ConfigRequest, value: string, kind: KeyShape['kind'], quote: string): string {
  const hasQuotes = syntax === 'json' || syntax === 'toml' || syntax === 'yaml';
  if (!hasQuotes || (quote === '' && isPlain(value, kind, syntax === 'yaml'))) return escaped(value);
  const sign = quote || '"';
  return escaped(`${sign}${value}${sign}`);
}

/** Whether a value means what it should without quotes; in YAML most texts do. */
function isPlain(value: string, kind: KeyShape['kind'], isYaml: boolean): boolean {
  const looksPlain = /^(?:true|false|[+-]?\d+(?:\.\d+)?)$/.test(value);
  switch (kind) {
    case 'string':
      return isYaml && !looksPlain;
    case 'boolean':
    case 'integer':
    case 'number':
      return true;
    default:
      return isYaml || looksPlain;
  }
}

/** A key as headers and lines of TOML have it. */
export function tomlKey(name: string): string {
  return /^[\w-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function inQuotes(name: string): string {
  return escaped(JSON.stringify(name));
}

/** A value of the kind with the cursor in it. */
function form({ kind, fact, items }: KeyShape, table: string): string {
  switch (kind) {
    case 'string':
      return '"$1"';
    case 'boolean':
      return otherThanDefault(fact?.default);
    case 'object':
      return table;
    case 'array':
      if (items?.kind === 'object') return `[${table}]`;
      return items?.kind === 'string' ? '["$1"]' : '[$1]';
    default:
      return '$1';
  }
}

/** Who writes a truth value down seldom means the one that holds anyway. */
function otherThanDefault(preset: string | undefined): string {
  return `\${1:${preset === 'true' ? 'false' : 'true'}}`;
}

function yamlForm({ isOneLine }: ConfigRequest, { kind, fact }: KeyShape): string {
  if (kind === 'boolean') return ` ${otherThanDefault(fact?.default)}`;
  if (kind === 'object') return isOneLine ? '' : '\n  $1';
  if (kind === 'array') return isOneLine ? ' [$1]' : '\n  - $1';
  return ' ';
}
