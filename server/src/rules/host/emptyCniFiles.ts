import type { RecipeRule } from '../rule';

export const emptyCniFiles: RecipeRule = {
  id: 'empty-cni-files',
  category: 'host',
  subject: 'recipe',
  severity: 'error',
  what: 'A recipe that inherits cni_networking and names no file in CNI_NETWORKING_FILES.',
  why: '`cni_networking` installs the files that are named there, and stops do_install where there is none.',
  bad: ['SRC_URI = "file://10-bridge.conflist"', 'inherit cni_networking'],
  good: [
    'SRC_URI = "file://10-bridge.conflist"',
    'inherit cni_networking',
    'CNI_NETWORKING_FILES = "${UNPACKDIR}/10-bridge.conflist"',
  ],
  check(recipe) {
    if (!recipe.inherits('cni_networking') || !recipe.path.endsWith('.bb')) return [];
    if (recipe.text('CNI_NETWORKING_FILES') !== '') return [];
    const place = recipe.placeOfName('CNI_NETWORKING_FILES') ?? recipe.placeOfInherit('cni_networking');
    if (!place) return [];
    return [
      {
        place,
        message:
          'do_install stops: cni_networking is inherited, and CNI_NETWORKING_FILES names no file. List the network configurations that the recipe installs.',
      },
    ];
  },
};
