/** The names of packages for the target that the files of an index tell of. */
import type { PackageNames } from '../snapshot';
import type { FileRecord } from './fileRecord';

/** What the names are found in. */
export interface PackageSources {
  readonly recipeNames: Iterable<string>;
  /** The files that assign to a variable, whatever the overrides. */
  filesAssigning(variable: string): Iterable<FileRecord>;
  recipesInheriting(className: string): ReadonlySet<string>;
}

/** Classes of recipes that build no package for the target: images, and tools of the machine that builds. */
const classesWithoutPackages = [
  'core-image',
  'cross',
  'crosssdk',
  'image',
  'image-oci',
  'native',
  'nopackages',
  'oci-multiarch',
] as const;

/** The main package of a recipe has its name; further packages are known by what is set for them. */
export function packageNames(sources: PackageSources): PackageNames {
  const without = new Set(classesWithoutPackages.flatMap((name) => [...sources.recipesInheriting(name)]));
  const further = new Set<string>();
  for (const variable of ['FILES', 'RDEPENDS']) {
    for (const file of sources.filesAssigning(variable)) {
      for (const name of file.namesAssigned(variable)) {
        const found = packageName(name.slice(variable.length + 1), file);
        if (found !== undefined) further.add(found);
      }
    }
  }
  return { main: [...sources.recipeNames].filter((name) => !without.has(name)), further: [...further] };
}

/** The package that an override names: the literal text, or `${PN}-suffix` in a recipe. */
function packageName(override: string, file: FileRecord): string | undefined {
  const suffix = override.startsWith(ownName) ? override.slice(ownName.length) : undefined;
  const literal = suffix ?? override;
  if (!literal.includes('-') || literal.includes('$') || literal.includes(':')) return undefined;
  if (suffix === undefined) return override;
  return file.dialect === 'recipe' || file.dialect === 'append' ? file.name + suffix : undefined;
}

const ownName = '${PN}';
