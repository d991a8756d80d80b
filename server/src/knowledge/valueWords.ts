/** Words that values are made of and that are no names of BitBake's: ports, labels, commands, usual values. */
import written from './data/value-words.json';
import type { AllowedValue } from './entry';
import { isInRange, type ReleaseName } from './release';

/** A word with what it means, one or two sentences of Markdown. */
export interface KnownWord {
  readonly value: string;
  readonly meaning: string;
  /** Whether it is one of the few that most values of its kind have. */
  readonly isUsual?: boolean;
}

/** A command of `EXTRA_USERS_PARAMS`. */
export interface UserCommand extends KnownWord {
  readonly options: readonly KnownWord[];
}

interface SampleValue extends AllowedValue {
  /** The variable. */
  readonly of: string;
}

interface ValueWords {
  readonly annotations: readonly KnownWord[];
  readonly environment: readonly KnownWord[];
  readonly ports: readonly KnownWord[];
  readonly units: readonly KnownWord[];
  readonly commands: readonly UserCommand[];
  readonly addressValues: Readonly<Record<string, string | undefined>>;
  readonly samples: readonly SampleValue[];
}

// JSON has no literal types. A test checks the entries.
const words = written as ValueWords;

/** The keys that the OCI image specification gives a meaning to, for annotations and labels alike. */
export const imageAnnotations: readonly KnownWord[] = words.annotations;

/** Names that images set most often. */
export const environmentNames: readonly KnownWord[] = words.environment;

/** Ports with their protocol, `80/tcp`, and what usually answers there. */
export const usualPorts: readonly KnownWord[] = words.ports;

/** What the endings of systemd's units stand for. */
export const unitKinds: readonly KnownWord[] = words.units;

export const userCommands: readonly UserCommand[] = words.commands;

/** What a value of an address's option does, where it says more than the option: `protocol`, `https`. */
export function addressValueMeaning(option: string, value: string): string | undefined {
  return words.addressValues[`${option}=${value}`];
}

/** Values that are often given to a variable which may have any other. */
export function sampleValues(variable: string, release: ReleaseName | undefined): readonly AllowedValue[] {
  const known = words.samples.filter(({ of }) => of === variable);
  return release ? known.filter((sample) => isInRange(sample, release)) : known;
}
