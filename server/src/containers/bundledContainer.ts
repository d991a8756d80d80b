/**
 * The entries of BUNDLED_CONTAINERS, `name:runtime[:policy][:external]`. container-cross-install takes them apart in three places, each in
 * a way of its own: for the tasks that the image waits for, for the import, and for the units.
 */
import { restartOf } from './restartPolicy';

export interface BundledContainer {
  readonly entry: string;
  readonly fields: readonly string[];
  /** A recipe's name, or that of an OCI layout in the deploy folder. */
  readonly name: string;
  /** Nothing is built for it. The word counts in any field. */
  readonly isExternal: boolean;
  /** Whose storage the import puts it into; undefined where the image's usual one is taken. Other words than the runtimes are left out. */
  readonly runtime: string | undefined;
  /** What the units are told: empty where the container gets no unit. */
  readonly policy: string;
}

export function bundledContainer(entry: string): BundledContainer {
  const fields = entry.split(':');
  const [name = '', second, policy = ''] = fields;
  // The import takes the first `:external` out, wherever it stands, and then the second field.
  const imported = entry.replace(':external', '').split(':')[1] ?? name;
  // Of an entry without a colon `cut` gives the whole for every field: that is how the class sees that no runtime is written.
  const isNameOnly = second === undefined || second === name;
  return {
    entry,
    fields,
    name,
    isExternal: fields.includes('external'),
    runtime: imported === name ? undefined : imported,
    policy: isNameOnly ? '' : policy,
  };
}

/** The runtimes whose storage container-cross-install can fill. */
export const bundleRuntimes: readonly string[] = ['docker', 'podman'];

/** The recipe that the image waits for: the name without what a layout's folder has behind it. */
export function recipeOfLayout(name: string): string {
  return name.replace(/-latest-oci$|-oci$/, '');
}

export interface NamedImage {
  readonly name: string;
  readonly tag: string;
}

/** The image that the class sees in the name of a layout's folder: a version behind the last hyphen is its tag. */
function imageOfLayout(folder: string): NamedImage {
  const written = folder.replace(/-oci$/, '');
  const last = written.slice(written.lastIndexOf('-') + 1);
  if (!/^(?:latest|v?\d+\.\d+(?:\.\d+)?|\d+)$/.test(last)) return { name: written, tag: 'latest' };
  return { name: written.endsWith(`-${last}`) ? written.slice(0, -last.length - 1) : written, tag: last };
}

/** The image that is imported: the folder is looked for by its name, with `-latest-oci` behind it where it does not end in `-oci`. */
export function importedImage({ name }: BundledContainer): NamedImage {
  return imageOfLayout(name.endsWith('-oci') ? name : `${name}-latest-oci`);
}

/** The image that the generated unit runs: told from the name as it is written. */
export function startedImage({ name }: BundledContainer): NamedImage {
  return imageOfLayout(name);
}

/** `Restart=` of the container's unit; undefined where it gets none. */
export function restartOfContainer({ policy }: BundledContainer): string | undefined {
  return policy === '' ? undefined : restartOf(policy);
}
