/** The versions of the programs that the releases of the layer build, as their recipes say. */
import type { ReleaseName } from '../../knowledge/release';
import type { ConfigFormat } from '../configFile';
import shipped from './data/shipped-versions.json';

const versions: Readonly<Partial<Record<ConfigFormat, Readonly<Record<string, string>>>>> = shipped;

/** The version of the reader of a format in a release; of containers/common for that of containers.conf. Undefined where it is not known. */
export function shippedVersion(format: ConfigFormat, release: ReleaseName): string | undefined {
  const known = versions[format];
  return known && Object.hasOwn(known, release) ? known[release] : undefined;
}

/** Whether a version is older than another. The parts that one of them does not name are left out. */
export function isOlder(version: string, other: string): boolean {
  const [parts, others] = [version, other].map((each) => each.split('.').map(Number));
  for (const [index, part] of (parts ?? []).entries()) {
    const compared = others?.[index];
    if (compared === undefined) return false;
    if (part !== compared) return part < compared;
  }
  return false;
}
