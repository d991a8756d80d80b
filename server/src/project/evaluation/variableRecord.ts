/** What a datastore keeps of one variable. */
import type { PyValue } from '../../python/value';

/** A value that `:append`, `:prepend` or `:remove` brings in; it counts if all its overrides are active. */
export interface PendingOperation {
  readonly text: PyValue;
  /** With colons between them; empty where none is needed. */
  readonly overrides: string;
}

export type OperationKeyword = ':append' | ':prepend' | ':remove';

export const operationKeywords: readonly OperationKeyword[] = [':append', ':prepend', ':remove'];

export interface VariableRecord {
  /** Undefined where nothing was assigned; None where Python assigned it. */
  content: PyValue | undefined;
  weakDefault: PyValue | undefined;
  ':append': PendingOperation[] | undefined;
  ':prepend': PendingOperation[] | undefined;
  ':remove': PendingOperation[] | undefined;
  flags: Map<string, PyValue> | undefined;
  /** Of `VAR[flag] ??= "..."`. */
  weakFlags: ReadonlyMap<string, PyValue> | undefined;
  /** Whether the pending operations and the flags belong to this record alone, so that they can be changed in place. */
  ownsPending: boolean;
  ownsFlags: boolean;
}

export function emptyRecord(): VariableRecord {
  return {
    content: undefined,
    weakDefault: undefined,
    ':append': undefined,
    ':prepend': undefined,
    ':remove': undefined,
    flags: undefined,
    weakFlags: undefined,
    ownsPending: true,
    ownsFlags: false,
  };
}

/** A record to be changed without the other one seeing it. */
export function copiedRecord(record: VariableRecord): VariableRecord {
  return {
    content: record.content,
    weakDefault: record.weakDefault,
    ':append': record[':append'],
    ':prepend': record[':prepend'],
    ':remove': record[':remove'],
    flags: record.flags,
    weakFlags: record.weakFlags,
    ownsPending: false,
    ownsFlags: false,
  };
}

/** The operations that wait for a keyword, to be added to. */
export function writablePending(record: VariableRecord, keyword: OperationKeyword): PendingOperation[] {
  if (!record.ownsPending) {
    for (const each of operationKeywords) {
      const pending = record[each];
      if (pending) record[each] = [...pending];
    }
    record.ownsPending = true;
  }
  record[keyword] ??= [];
  return record[keyword];
}

/** The flags of a record, to be changed. */
export function writableFlags(record: VariableRecord): Map<string, PyValue> {
  if (!record.flags || !record.ownsFlags) {
    record.flags = new Map(record.flags);
    record.ownsFlags = true;
  }
  return record.flags;
}

/** The flags but for one; undefined where none are left. */
export function withoutFlag(
  flags: ReadonlyMap<string, PyValue> | undefined,
  flag: string,
): ReadonlyMap<string, PyValue> | undefined {
  if (!flags?.has(flag)) return flags;
  const rest = new Map(flags);
  rest.delete(flag);
  return rest.size > 0 ? rest : undefined;
}

/** Whether BitBake would have forgotten the variable: it lists none without a value, operation or flag. */
export function isEmpty(record: VariableRecord): boolean {
  return (
    record.content === undefined &&
    record.weakDefault === undefined &&
    record[':append'] === undefined &&
    record[':prepend'] === undefined &&
    record[':remove'] === undefined &&
    record.flags === undefined &&
    record.weakFlags === undefined
  );
}
