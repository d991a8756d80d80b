/** What BitBake's library asks of a datastore. A name may carry overrides and operations: `RDEPENDS:${PN}:append`. */
import type { PyValue } from '../../../python/value';

export interface DatastoreAccess {
  /** None where the variable is not set; unknown where its value is. Throws the `PyException` of a failed expansion. */
  getVar(name: string, expand: boolean, noWeakDefault?: boolean): PyValue;
  setVar(name: string, value: PyValue): void;
  /** As `:append`, without a space. */
  appendVar(name: string, value: PyValue): void;
  prependVar(name: string, value: PyValue): void;
  delVar(name: string): void;
  renameVar(name: string, newName: string): void;

  getVarFlag(name: string, flag: string, expand: boolean, noWeakDefault?: boolean): PyValue;
  setVarFlag(name: string, flag: string, value: PyValue): void;
  appendVarFlag(name: string, flag: string, value: PyValue): void;
  prependVarFlag(name: string, flag: string, value: PyValue): void;
  delVarFlag(name: string, flag: string): void;
  /** All flags as they were set, those named in `expand` expanded; undefined where there is none. */
  getVarFlags(name: string, expand: readonly string[]): Iterable<readonly [string, PyValue]> | undefined;
  delVarFlags(name: string): void;

  /** Whether there are variables that override it, active or not. */
  hasOverrides(name: string): boolean;

  /** Text with `${...}` in it; `name` is the variable it is said to be the value of. */
  expand(text: PyValue, name: string | undefined): PyValue;
  /** The names of all variables that are set. */
  keys(): Iterable<string>;
  createCopy(): DatastoreAccess;
  /** An expression over `val` that each reading of the variable goes through; null takes it away. */
  setVarFilter(name: string, expression: string | null): void;

  /** As `addtask task before ... after ...`, each a list of names, which may lack their `do_`. */
  addTask(task: string, before: string | null, after: string | null): void;
  deleteTask(task: string): void;
  /** As `inherit` in the middle of Python code. */
  inherit(classes: string): void;
}
