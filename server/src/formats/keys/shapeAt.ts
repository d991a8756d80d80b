/** What is known of a place: the keys that can stand there, or the value. */
import type { ConfigFile } from '../configFile';
import type { PlaceStep } from './configPlace';
import type { KeyFact } from './keyFact';
import { type KeyShape, keyNamed, shapeByType } from './keyShape';
import { keyTree } from './keyTree';
import { readerOf } from './readers';
import { shapeOfFormat } from './tables';

export interface ShapeHere {
  readonly shape: KeyShape;
  /** Of the key whose value it is; of a list for its items too. */
  readonly fact: KeyFact | undefined;
}

/** The shape of a file that is being written: where it does not say yet which version or variant it is, that of all of them. */
export function shapeOfUnfinished(file: ConfigFile): KeyShape | undefined {
  const isListOfPlugins = file.path.endsWith('.conflist');
  const root = isListOfPlugins ? undefined : keyTree(file);
  return shapeOfFormat(file.format, root) ?? shapeOfFormat(file.format);
}

/** Undefined where nothing is known. A name in a list of tables is one of its tables, as in the headers of TOML. */
export function shapeAt(file: ConfigFile, root: KeyShape, steps: readonly PlaceStep[]): ShapeHere | undefined {
  const ignoresCase = Boolean(readerOf(file.format)?.ignoresCase);
  let here: ShapeHere | undefined = { shape: root, fact: undefined };
  for (const { name, table } of steps) {
    if (name === undefined) here = here.shape.items && { shape: here.shape.items, fact: here.fact };
    else {
      const known = keyNamed(shapeByType(here.shape.items ?? here.shape, table), name, ignoresCase);
      here = known && { shape: known, fact: known.fact };
    }
    if (!here) return undefined;
  }
  return here;
}
