/** What a datastore keeps of one variable. */
import type { PyValue } from '../../python/value';

/** A value that `:append`, `:prepend` or `:remove` brings in; it counts if all its overrides are active. */
export interface PendingOperation {
  readonly text: PyValue;
  readonly overrides: string;
}

export type OperationKeyword = ':append' | ':prepend' | ':remove';

export const operationKeywords: readonly OperationKeyword[] = [':append', ':prepend', ':remove'];

/** Lists are replaced, never changed: records of a copied datastore share them. */
export interface VariableRecord {
  /** Undefined where nothing was assigned; None where Python assigned it. */
  content: PyValue | undefined;
  weakDefault: PyValue | undefined;
  ':append': readonly PendingOperation[] | undefined;
  ':prepend': readonly PendingOperation[] | undefined;
  ':remove': readonly PendingOperation[] | undefined;
  flags: Map<string, PyValue> | undefined;
  /** Whether the flags belong to this record alone, so that they can be changed in place. */
  ownsFlags: boolean;
  /** Of `VAR[flag] ??= "..."`. */
  weakFlags: ReadonlyMap<string, PyValue> | undefined;
}

export function emptyRecord(): VariableRecord {
  return {
    content: undefined,
    weakDefault: undefined,
    ':append': undefined,
    ':prepend': undefined,
    ':remove': undefined,
    flags: undefined,
    ownsFlags: false,
    weakFlags: undefined,
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
    ownsFlags: false,
    weakFlags: record.weakFlags,
  };
}

/** The flags of a record, to be changed. */
export function writableFlags(record: VariableRecord): Map<string, PyValue> {
  if (!record.flags || !record.ownsFlags) {
    record.flags = new Map(record.flags);
    record.ownsFlags = true;
  }
  return record.flags;
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
