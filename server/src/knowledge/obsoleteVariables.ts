/** Variables that `bitbake.conf` of openembedded-core declares renamed or gone, in BB_RENAMED_VARIABLES of each release: BitBake stops at them. */
import obsoleteVariables from './data/obsolete-variables.json';
import { isReleaseName, type ReleaseName } from './release';

export interface ObsoleteVariable {
  /** The first release that stops at it. */
  readonly since: ReleaseName;
  /** What it is called since, with the same values. */
  readonly newName: string | undefined;
  /** Another variable to be used, with other values. */
  readonly instead: string | undefined;
  /** How the values of that one are written. */
  readonly form: string | undefined;
}

interface WrittenVariable {
  readonly since: string;
  readonly newName?: string;
  readonly instead?: string;
  readonly form?: string;
}

const written: Readonly<Record<string, WrittenVariable | undefined>> = obsoleteVariables;

/** Undefined for a variable that all known releases take. */
export function obsoleteVariable(name: string): ObsoleteVariable | undefined {
  const found = Object.hasOwn(written, name) ? written[name] : undefined;
  if (!found || !isReleaseName(found.since)) return undefined;
  return { since: found.since, newName: found.newName, instead: found.instead, form: found.form };
}
