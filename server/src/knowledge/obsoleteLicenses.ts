/** Names of licences that OpenEmbedded has given up for those of SPDX: the list in its `oe/license.py`, the same since kirkstone. */
import obsoleteLicenses from './data/obsolete-licenses.json';

const names: Readonly<Record<string, string | undefined>> = obsoleteLicenses;

/** The SPDX name for an obsolete one; undefined for all others. */
export function licenseInstead(name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
