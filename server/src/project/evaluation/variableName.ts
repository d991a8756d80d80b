/** How the datastore takes the names of variables apart. */
import type { OperationKeyword } from './variableRecord';

export interface OperationName {
  readonly base: string;
  readonly keyword: OperationKeyword;
  /** All behind the keyword, colons included; empty without an override. */
  readonly overrides: string;
}

/**
 * `FOO:append:qemux86` taken apart at the first keyword after which only overrides follow. An override with an upper-case letter is none,
 * and the name then that of an ordinary variable.
 */
export function operationName(name: string): OperationName | undefined {
  for (let at = name.indexOf(':'); at !== -1; at = name.indexOf(':', at + 1)) {
    const keyword = keywordAt(name, at);
    if (!keyword) continue;
    const end = at + keyword.length;
    if (end === name.length) return { base: name.slice(0, at), keyword, overrides: '' };
    const overrides = name.slice(end + 1);
    if (name.charCodeAt(end) === 0x3a && !/[A-Z]/.test(overrides)) {
      return { base: name.slice(0, at), keyword, overrides };
    }
  }
  return undefined;
}

function keywordAt(name: string, at: number): OperationKeyword | undefined {
  if (name.startsWith(':append', at)) return ':append';
  if (name.startsWith(':prepend', at)) return ':prepend';
  if (name.startsWith(':remove', at)) return ':remove';
  return undefined;
}

export interface OverrideSplit {
  /** The variable that the override changes. */
  readonly base: string;
  readonly override: string;
}

/**
 * The variables whose values `name` may replace, each with the override that must be active: `A:b:c` replaces `A:b` with `c`, and `A` with
 * `b:c`. Only what begins with a lower-case letter or digit is an override.
 */
export function overrideSplits(name: string): readonly OverrideSplit[] {
  const splits: OverrideSplit[] = [];
  for (let at = name.lastIndexOf(':'); at > 0; at = name.lastIndexOf(':', at - 1)) {
    if (!beginsOverride(name.charCodeAt(at + 1))) break;
    splits.push({ base: name.slice(0, at), override: name.slice(at + 1) });
  }
  return splits;
}

/** `[a-z0-9]` */
function beginsOverride(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** Whether BitBake refuses the name for the override syntax of old, `FOO_append`. */
export function isRefusedName(name: string): boolean {
  return (
    (name.includes('_append') || name.includes('_prepend') || name.includes('_remove')) && !name.startsWith('__anon_')
  );
}

/** A name in the override syntax of old, as it is written today. */
export function modernName(name: string): string {
  return name.replace(/_(append|prepend|remove)/g, ':$1');
}
