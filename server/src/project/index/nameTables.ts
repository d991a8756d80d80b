/** The names that the files of an index define, all together. */

import type { Section } from './fileFacts';
import type { FileRecord } from './fileRecord';
import type { NameTable } from './nameTable';

export interface NameTables {
  /** Variables, without overrides. */
  readonly variables: readonly string[];
  readonly functions: readonly string[];
  /** With `do_`. */
  readonly tasks: readonly string[];
  isVariable(nameId: number): boolean;
}

export function nameTables(records: Iterable<FileRecord>, names: NameTable): NameTables {
  const variables = new Uint8Array(names.size);
  const functions = new Uint8Array(names.size);
  const tasks = new Uint8Array(names.size);
  const base = (nameId: number): number => names.base(nameId);
  for (const { facts } of records) {
    facts.markNames('assignments', variables, base);
    facts.markNames('functions', functions);
    facts.markNames('tasks', tasks);
  }
  return {
    variables: marked(variables, names),
    functions: marked(functions, names),
    tasks: [...new Set(marked(tasks, names).map(taskName))].sort(),
    isVariable: (nameId) => variables[nameId] === 1,
  };
}

function marked(marks: Uint8Array, names: NameTable): readonly string[] {
  const found: string[] = [];
  for (let id = 0; id < marks.length; id++) {
    if (marks[id] === 1) found.push(names.name(id));
  }
  return found.sort();
}

/** BitBake puts `do_` before the name of a task that has none. */
function taskName(name: string): string {
  return name.startsWith('do_') ? name : `do_${name}`;
}

/** The files that hold a name in one of their sections. */
export function* filesHolding(records: Iterable<FileRecord>, section: Section, nameId: number): Iterable<FileRecord> {
  for (const record of records) {
    if (record.facts.holds(section, nameId)) yield record;
  }
}
