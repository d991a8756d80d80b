import { layerPackages } from '../../containers/ociLayers';
import { usualUsers } from '../../containers/usualUsers';
import type { Snapshot } from '../../project/snapshot';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { isUnexpanded, makesOciImage, usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociUnknownUser: RecipeRule = {
  id: 'oci-unknown-user',
  category: 'security',
  subject: 'recipe',
  severity: 'warning',
  what: 'A user of the process by a name that nothing in the image creates.',
  why: 'A name in OCI_IMAGE_RUNTIME_UID is looked up in `/etc/passwd` of the image when a container starts, which fails where it is not there. A number needs no entry.',
  bad: ['inherit image image-oci', 'IMAGE_INSTALL = ""', 'OCI_IMAGE_RUNTIME_UID = "appuser"'],
  good: ['inherit image image-oci', 'IMAGE_INSTALL = ""', 'OCI_IMAGE_RUNTIME_UID = "65532"'],
  check(recipe) {
    const value = makesOciImage(recipe) ? recipe.text('OCI_IMAGE_RUNTIME_UID') : undefined;
    if (!value || isUnexpanded(value) || recipe.text('OCI_BASE_IMAGE') !== '') return [];
    const names = value.split(':').filter((name) => !/^\d*$/.test(name) && !usualUsers.has(name));
    const unknown = names.find((name) => !mayExist(recipe, name));
    const place = unknown === undefined ? undefined : recipe.placeOf('OCI_IMAGE_RUNTIME_UID');
    if (!place) return [];
    return [
      {
        place,
        message: `Nothing in the image creates \`${unknown}\`, and a container does not start as a user that \`/etc/passwd\` does not have. Write a number, or create the user with EXTRA_USERS_PARAMS.`,
      },
    ];
  },
};

function mayExist(recipe: EvaluatedRecipe, name: string): boolean {
  if (recipe.text('NONROOT_USER') === name && recipe.inherits('container-nonroot-user')) return true;
  const own = ['EXTRA_USERS_PARAMS', 'ROOTFS_POSTPROCESS_COMMAND', 'USERADD_PARAM'].map((each) => recipe.text(each));
  if (own.some((text) => text === undefined || hasWord(text, name))) return true;
  if (recipe.authorOf('ROOTFS_POSTPROCESS_COMMAND') === 'recipe') return true;
  const packages = [...(recipe.words('IMAGE_INSTALL') ?? ['?']), ...layerPackages(usedLayers(recipe) ?? [])];
  // Of a package that no recipe at hand makes, nobody knows what users it brings.
  if (packages.some((each) => !basics.has(each) && !recipe.snapshot.recipesBehind(each))) return true;
  return !recipe.snapshot.complete || isCreatedSomewhere(recipe, name, packages);
}

/** Packages that bring no users but the usual ones. */
const basics: ReadonlySet<string> = new Set(['base-files', 'base-passwd', 'busybox', 'netbase']);

/** Whether a recipe creates the user: one of those installed, or any other, as they may depend on it. */
function isCreatedSomewhere(recipe: EvaluatedRecipe, name: string, packages: readonly string[]): boolean {
  const { snapshot } = recipe;
  const installed = new Set(packages.flatMap((each) => pathsOf(snapshot, each)));
  return ['USERADD_PARAM', 'GROUPADD_PARAM'].some((variable) =>
    snapshot.assignmentsOf(variable).some((place) => {
      const written = recipe.places.written(place);
      if (written === undefined) return installed.has(place.path);
      const text = written.replaceAll(/\$\{B?PN\}/g, snapshot.file(place.path)?.name ?? '');
      return hasWord(text, name) || (text.includes('${') && installed.has(place.path));
    }),
  );
}

function pathsOf(snapshot: Snapshot, name: string): readonly string[] {
  return (snapshot.recipesBehind(name)?.recipes ?? []).map(({ path }) => path);
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[\s;,:"']+/).includes(word);
}
