import { shifted } from '../../base/span';
import type { AllowedValue } from '../../knowledge/entry';
import { valuesFor, variableNamed } from '../../knowledge/knowledge';
import { nearestOf } from '../../knowledge/nearestName';
import { isInRange, type ReleaseName, releasesIn } from '../../knowledge/release';
import type { Snapshot } from '../../project/snapshot';
import { assignedText } from '../../syntax/bitbake/text';
import type { Finding } from '../finding';
import { isReplaced } from '../replacedValue';
import type { FileRule } from '../rule';

export const unknownValue: FileRule = {
  id: 'unknown-value',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A value that is none of those the variable can have.',
  why: 'The classes compare these variables with fixed words. Another word is most often taken for the default without a message: the setting has no effect.',
  bad: ['OCI_LAYER_MODE = "multiple"'],
  good: ['OCI_LAYER_MODE = "multi"'],
  check({ file: { tree }, snapshot, release, assignments, counting }) {
    return counting.flatMap((assignment): Finding[] => {
      const { statement, start, name, parts } = assignment;
      const variable = closedVariables[parts.base];
      if (!variable || parts.operation || statement.flag || !setters.has(statement.operator)) return [];
      const value = assignedText(tree, start, statement);
      // A quote inside is a finding of its own.
      if (value === '' || /[$"']/.test(value) || !variableNamed(name)) return [];
      const known = valuesFor(parts.base);
      const match = known.find((candidate) => candidate.value === value);
      if (match && (!release || isInRange(match, release))) return [];
      if (!match && isProvided(snapshot, variable, value)) return [];
      if (isReplaced(assignments, assignment)) return [];
      const span = shifted(statement.value, start);
      const words = known.filter((candidate) => !release || isInRange(candidate, release)).map(({ value }) => value);
      const nearest = nearestWord(value.trim(), words);
      return [
        {
          span,
          message: match ? otherRelease(parts.base, match, release) : notKnown(parts.base, value, words),
          fix:
            nearest === undefined
              ? undefined
              : { title: `Write "${nearest}"`, safe: false, edits: [{ span, text: nearest }] },
        },
      ];
    });
  },
};

/** Operators that set the whole value. */
const setters: ReadonlySet<string> = new Set(['=', '?=', '??=', ':=']);

interface ClosedVariable {
  /** For a variable that chooses a file: the file's name, with which a layer can add a value of its own. */
  readonly fileNamed?: (value: string) => string;
}

/** The variables whose values are all known: code compares them with fixed words, or they choose a file. */
const closedVariables: Readonly<Record<string, ClosedVariable>> = {
  BUILD_PROFILE: { fileNamed: (value) => `container-host-${value}.conf` },
  CONTAINER_IMAGE_KERNEL_MODULES: {},
  CONTAINER_PROFILE: { fileNamed: (value) => `meta-virt-container-${value}.inc` },
  CONTAINER_REGISTRY_AUTH_MODE: {},
  GO_MOD_FETCH_MODE: {},
  OCI_IMAGE_BACKEND: { fileNamed: (value) => `image-oci-${value}.inc` },
  OCI_LAYER_MODE: {},
  VIRTUALIZATION_PROFILE: { fileNamed: (value) => `meta-virt-virtualization-${value}.inc` },
  XEN_BOOT_MODE: {},
  XEN_DOM0_NETWORK: {},
};

/** Whether a layer holds the file that a value of its own asks for. Before all is read, nobody can say that it does not. */
function isProvided(snapshot: Snapshot, { fileNamed }: ClosedVariable, value: string): boolean {
  if (!fileNamed) return false;
  const ending = `/${fileNamed(value)}`;
  for (const { path } of snapshot.files()) if (path.endsWith(ending)) return true;
  return false;
}

/** A shortened or lengthened word first: `k3s` means `k3s-host` rather than another short word. */
function nearestWord(value: string, words: readonly string[]): string | undefined {
  const named = words.filter(Boolean);
  return named.find((word) => word.startsWith(value) || value.startsWith(word)) ?? nearestOf(value, named);
}

function notKnown(variable: string, value: string, words: readonly string[]): string {
  return `\`${value}\` is no value of ${variable}. It is one of ${words.filter(Boolean).join(', ')}.`;
}

function otherRelease(variable: string, value: AllowedValue, release: ReleaseName | undefined): string {
  const range = releasesIn(value);
  const where = range.length > 1 ? `${range[0]} to ${range.at(-1)}` : (range[0] ?? 'another release');
  return `${variable} knows \`${value.value}\` in ${where} only, and this layer is for ${release}.`;
}
