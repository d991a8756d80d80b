/** What can be wrong with a key of a configuration file, or with its value. */
import type { DataNode, DataObject, DataProperty } from '../../syntax/config/dataTree';
import type { KeyFact } from './keyFact';
import type { ValueKind } from './keyShape';
import type { Refused } from './readers';
import type { ValueProblem } from './valueProblem';

export type KeyProblem =
  /** A name that the reader does not know, and those that it does know there. */
  | {
      readonly kind: 'unknownKey';
      readonly property: DataProperty;
      readonly known: readonly string[];
      /** Whether the reader stops at it. */
      readonly isRefused: Refused;
      /** Whether some readers take it for the name that it is in other capitals. */
      readonly isTakenBySome?: boolean;
      /** What a name has to be there, where the author chooses it. */
      readonly wanted?: string;
      /** What the author of such a name meant. */
      readonly meant?: string | undefined;
    }
  | {
      readonly kind: 'wrongType';
      readonly node: DataNode;
      readonly name: string;
      readonly wanted: ValueKind;
      readonly isRefused: Refused;
    }
  | {
      readonly kind: 'wrongValue';
      readonly node: DataNode;
      readonly name: string;
      readonly problem: ValueProblem;
      readonly isRefused: Refused;
    }
  /** One of the keys has to stand in the table; because of another one that does, if it is given. */
  | {
      readonly kind: 'missingKey';
      readonly table: DataObject;
      readonly names: readonly string[];
      readonly because: DataProperty | undefined;
      readonly isRefused: Refused;
    }
  | {
      readonly kind: 'conflictingKey';
      readonly property: DataProperty;
      readonly other: string;
      readonly isRefused: Refused;
    }
  | { readonly kind: 'deprecatedKey'; readonly property: DataProperty; readonly fact: KeyFact }
  /** No problem by itself: a key that came with a version. */
  | { readonly kind: 'datedKey'; readonly property: DataProperty; readonly since: string; readonly isRefused: boolean };

export type KeyProblemOf<Kind extends KeyProblem['kind']> = Extract<KeyProblem, { readonly kind: Kind }>;
