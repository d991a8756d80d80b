/**
 * The table of what stands inside of values: which kind of value a variable has. A kind is a file of this folder; a variable without one has
 * the words that the knowledge lists, and the names that its type stands for.
 */
import type { ValueType } from '../../knowledge/entry';
import { variableNamed } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import type { ValuePlace } from '../context/context';
import type { Question } from '../context/question';
import { namedByWords } from '../context/valueField';
import { compatibleMachine } from './compatibleMachine';
import { describeConfiguration, distro, machine } from './configurationName';
import {
  baseImageReference,
  bundledReference,
  describeReference,
  imageReference,
  installedReference,
} from './imageReference';
import { environmentVariable, imageLabel } from './keyValue';
import { describeLicense, license } from './license';
import { ociLayer } from './ociLayer';
import { packageConfig } from './packageConfig';
import { packagedPath } from './packagedPath';
import { port } from './port';
import { preferredVersion } from './preferredVersion';
import { provider } from './provider';
import { recipeVersion } from './recipeVersion';
import { runtimeUser } from './runtimeUser';
import { sample } from './sample';
import { sourceFile } from './sourceFile';
import { systemdUnit } from './systemdUnit';
import { userCommand } from './userCommand';
import type { ValueKind, ValuePart } from './valueKind';

/** By the variable's name without overrides. */
const kindOfVariable: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ['AVAILABLE_LICENSES', license],
  ['BUNDLED_CONTAINERS', installedReference],
  ['COMPATIBLE_MACHINE', compatibleMachine],
  ['CONTAINER_BUNDLES', bundledReference],
  ['CONTAINER_FLAGS_ACCEPTED', imageReference],
  ['DISTRO', distro],
  ['EXTRA_USERS_PARAMS', userCommand],
  ['FILES', packagedPath],
  ['INCOMPATIBLE_LICENSE', license],
  ['LICENSE', license],
  ['MACHINE', machine],
  ['OCI_BASE_IMAGE', baseImageReference],
  ['OCI_IMAGE_ENV_VARS', environmentVariable],
  ['OCI_IMAGE_LABELS', imageLabel],
  ['OCI_IMAGE_RUNTIME_UID', runtimeUser],
  ['OCI_LAYERS', ociLayer],
  ['PACKAGECONFIG', packageConfig],
  ['PV', recipeVersion],
  ['SRC_URI', sourceFile],
  ['SYSTEMD_SERVICE', systemdUnit],
]);

/** By what the variable's name begins with. */
const kindOfPrefix: readonly (readonly [prefix: string, kind: ValueKind])[] = [
  ['PREFERRED_PROVIDER_', provider],
  ['PREFERRED_RPROVIDER_', provider],
  ['PREFERRED_VERSION_', preferredVersion],
  ['REQUIRED_VERSION_', preferredVersion],
];

/** By the type that the knowledge gives the variable. */
const kindOfType: Readonly<Partial<Record<ValueType, ValueKind>>> = {
  'image-reference': imageReference,
  'port-list': port,
};

/** The part of a value at the cursor that is of a kind of its own; undefined where the words of the knowledge are all there is. */
export function valuePart(question: Question, place: ValuePlace): ValuePart | undefined {
  return kindOf(place)(question, place);
}

function kindOf({ owner }: ValuePlace): ValueKind {
  const { base, name, flag } = owner;
  if (flag !== undefined) return nothing;
  const byName = kindOfVariable.get(base) ?? kindOfPrefix.find(([prefix]) => base.startsWith(prefix))?.[1];
  if (byName) return byName;
  const type = variableNamed(name)?.type;
  return (type && kindOfType[type]) ?? (namedByWords(owner) === undefined ? sample : nothing);
}

const nothing: ValueKind = () => undefined;

/** The explanation of a word that was proposed, by its topic: `word license MIT`. */
export function describeWord(snapshot: Snapshot, kind: string, word: string): string | undefined {
  switch (kind) {
    case 'license':
      return describeLicense(snapshot, word);
    case 'machine':
    case 'distro':
      return describeConfiguration(snapshot, kind, word);
    case 'reference':
      return describeReference(word);
    default:
      return undefined;
  }
}
