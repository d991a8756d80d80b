import { processWords } from '../../containers/imageProcess';
import { layerPackages } from '../../containers/ociLayers';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place } from '../finding';
import { makesOciImage, usedLayers } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociCommandWithoutShell: RecipeRule = {
  id: 'oci-command-without-shell',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'An image that starts a shell and has none.',
  why: 'The package container-dummy-provides stands in for a shell, so that packages can be installed without one. A container of the image that starts `/bin/sh` stops at once: there is no such file. That is the default of OCI_IMAGE_CMD, and up to whinlatter of OCI_IMAGE_ENTRYPOINT.',
  bad: ['inherit image image-oci', 'IMAGE_INSTALL = "base-files container-dummy-provides my-app"'],
  good: [
    'inherit image image-oci',
    'IMAGE_INSTALL = "base-files container-dummy-provides my-app"',
    'OCI_IMAGE_ENTRYPOINT = "/usr/bin/my-app"',
    'OCI_IMAGE_CMD = ""',
  ],
  check(recipe) {
    if (!makesOciImage(recipe) || recipe.text('OCI_BASE_IMAGE') !== '') return [];
    const packages = installedPackages(recipe);
    if (!packages || packages.some((name) => shells.test(name)) || !isMeantWithoutShell(recipe, packages)) return [];
    const [program] = startedWords(recipe) ?? [];
    const place =
      program !== undefined && /^(?:(?:\/usr)?\/bin\/)?(?:ba|da)?sh$/.test(program) && placeOfProcess(recipe);
    if (!place) return [];
    return [
      {
        place,
        message: `A container of this image starts \`${program}\`, which is not in it: container-dummy-provides only stands in for a shell. Name the program in OCI_IMAGE_CMD or OCI_IMAGE_ENTRYPOINT, or install busybox.`,
      },
    ];
  },
};

/** Packages that bring a shell, or may. */
const shells = /^(?:bash|busybox|dash|mksh|toybox|zsh|packagegroup-.*)$/;

/** Whether a package stands in for the shell, or the configuration has it do so. */
function isMeantWithoutShell(recipe: EvaluatedRecipe, packages: readonly string[]): boolean {
  const standIn = 'container-dummy-provides';
  return packages.includes(standIn) || (packages.length > 0 && recipe.holds('PACKAGE_EXTRA_ARCHS', standIn) === true);
}

/** The packages of the layers, else those of the root file system. */
function installedPackages(recipe: EvaluatedRecipe): readonly string[] | undefined {
  const layers = usedLayers(recipe);
  return layers ? layerPackages(layers) : recipe.words('IMAGE_INSTALL');
}

function startedWords(recipe: EvaluatedRecipe): readonly string[] | undefined {
  const entrypoint = recipe.text('OCI_IMAGE_ENTRYPOINT');
  const entrypointArguments = recipe.text('OCI_IMAGE_ENTRYPOINT_ARGS');
  const command = recipe.text('OCI_IMAGE_CMD');
  if (entrypoint === undefined || entrypointArguments === undefined || command === undefined) return undefined;
  return processWords({ entrypoint, entrypointArguments, command }, recipe.release);
}

function placeOfProcess(recipe: EvaluatedRecipe): Place | undefined {
  const variables = ['OCI_IMAGE_ENTRYPOINT', 'OCI_IMAGE_ENTRYPOINT_ARGS', 'OCI_IMAGE_CMD'];
  const set = variables.find((name) => recipe.isSet(name) && recipe.text(name) !== '');
  return set === undefined ? recipe.placeOfInherit('image-oci') : recipe.placeOf(set);
}
