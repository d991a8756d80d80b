/** The tables of a format that have a header of their own in TOML, and the sections of a unit. */
import type { KeyShape } from './keyShape';

export interface TablePath {
  /** `*` is a name that the author chooses. */
  readonly names: readonly string[];
  /** Whether a header of it adds one more to a list. */
  readonly isList: boolean;
  /** The list of tables that it is in each item of. */
  readonly within: readonly string[] | undefined;
  readonly shape: KeyShape;
}

/** Stands for a name that the author chooses. */
export const chosenName = '*';

/** In the order of the format's keys; those that only hold other tables are left out. */
export function tablePaths(root: KeyShape): readonly TablePath[] {
  const found: TablePath[] = [];
  look(root, { names: [], within: undefined }, new Set(), found);
  return found;
}

function look(
  shape: KeyShape,
  { names, within }: Pick<TablePath, 'names' | 'within'>,
  around: ReadonlySet<KeyShape>,
  found: TablePath[],
): void {
  const table = shape.items ?? shape;
  if (around.has(table)) return;
  if (names.length > 0 && isTable(shape) && holdsMore(table)) {
    found.push({ names, isList: shape.items !== undefined, within, shape });
  }
  const outside = new Set(around).add(table);
  const list = shape.items ? names : within;
  for (const [name, each] of table.keys) look(each, { names: [...names, name], within: list }, outside, found);
  if (table.others) look(table.others, { names: [...names, chosenName], within: list }, outside, found);
}

/** Whether what stands under a key has a header, rather than a value behind `=`. */
export function isTable(shape: KeyShape): boolean {
  const { kind, keys, others } = shape.items ?? shape;
  const isOfTables = shape.items === undefined || kind === 'object';
  return isOfTables && (kind === 'object' || (kind === undefined && (keys.size > 0 || others !== undefined)));
}

function holdsMore({ fact, keys, others }: KeyShape): boolean {
  if (fact || (keys.size === 0 && !others)) return true;
  return [...keys.values(), ...(others ? [others] : [])].some((each) => !isTable(each));
}
