/** The key at a place of a file, and what is known of it. */
import type { Span } from '../../base/span';
import type { DataNode } from '../../syntax/config/dataTree';
import type { ConfigFile } from '../configFile';
import type { KeyFact } from './keyFact';
import { type KeyShape, keyNamed, shapeByType } from './keyShape';
import { keyTree } from './keyTree';
import { readerOf } from './readers';
import { shapeOfFormat } from './tables';

export interface KeyHere {
  readonly nameSpan: Span;
  readonly fact: KeyFact;
}

/** `isHere` tells whether the place that is asked for lies in a span of the file. Undefined where no known key is. */
export function keyAt(file: ConfigFile, isHere: (span: Span) => boolean): KeyHere | undefined {
  const root = keyTree(file);
  const shape = shapeOfFormat(file.format, root);
  const ignoresCase = (readerOf(file.format)?.ignoresCase ?? false) !== false;
  return root && shape && within(root, shape);

  function within(node: DataNode, shape: KeyShape): KeyHere | undefined {
    if (node.kind === 'array') return shape.items && inItems(node.items, shape.items);
    if (node.kind !== 'object') return undefined;
    const ofType = shapeByType(shape, node);
    for (const { name, nameSpan, value } of node.properties) {
      const known = keyNamed(ofType, name, ignoresCase);
      if (known?.fact && isHere(nameSpan)) return { nameSpan, fact: known.fact };
      const found = known && within(value, known);
      if (found) return found;
    }
    return undefined;
  }

  function inItems(items: readonly DataNode[], shape: KeyShape): KeyHere | undefined {
    for (const item of items) {
      const found = within(item, shape);
      if (found) return found;
    }
    return undefined;
  }
}
