/** Taking JSON apart that somebody else has written: what is not of the kind that is asked for is as if it were not there. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: unknown, key: string): JsonObject | undefined {
  const member = memberOf(value, key);
  return isJsonObject(member) ? member : undefined;
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const member = memberOf(value, key);
  return Array.isArray(member) ? member : [];
}

export function objectsIn(value: unknown, key: string): readonly JsonObject[] {
  return listIn(value, key).filter(isJsonObject);
}

export function textIn(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key);
  return typeof member === 'string' ? member : undefined;
}

/** Undefined where there is no list. */
export function textsIn(value: unknown, key: string): readonly string[] | undefined {
  const member = memberOf(value, key);
  return Array.isArray(member) ? member.filter((each) => typeof each === 'string') : undefined;
}

/** Counts of bytes: whole, and none below zero. */
export function sizeIn(value: unknown, key: string): number | undefined {
  const member = memberOf(value, key);
  return typeof member === 'number' && Number.isSafeInteger(member) && member >= 0 ? member : undefined;
}

/** Annotations and labels. */
export function textMapIn(value: unknown, key: string): Readonly<Record<string, string>> {
  const entries = Object.entries(objectIn(value, key) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The members of an object of which only the names count: `ExposedPorts`, `Volumes`. */
export function namesIn(value: unknown, key: string): readonly string[] {
  return Object.keys(objectIn(value, key) ?? {});
}

function memberOf(value: unknown, key: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
