import type { RecipeRule } from '../rule';

/** What the core layer gives all recipes. */
const coreLayer = {
  'meta/conf/layer.conf': ['BBPATH .= ":${LAYERDIR}"', 'BBFILE_COLLECTIONS += "core"'],
  'meta/conf/bitbake.conf': ['LICENSE ??= "INVALID"'],
  'meta/classes/base.bbclass': ['addtask build', 'addtask populate_lic before do_build'],
};

const sources = [
  'SRC_URI = "git://example.com/app.git;branch=main"',
  'SRCREV = "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33"',
];

export const missingLicenseChecksum: RecipeRule = {
  id: 'missing-license-checksum',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  needsCore: true,
  what: 'A recipe that fetches sources and has no LIC_FILES_CHKSUM.',
  why: '`do_populate_lic` stops at a recipe with SRC_URI and without LIC_FILES_CHKSUM, unless LICENSE is `CLOSED`.',
  bad: { ...coreLayer, 'recipes/app.bb': ['LICENSE = "MIT"', ...sources] },
  good: {
    ...coreLayer,
    'recipes/app.bb': [
      'LICENSE = "MIT"',
      'LIC_FILES_CHKSUM = "file://COPYING;md5=0835ade698e0bcf8506ecda2f7b4f302"',
      ...sources,
    ],
  },
  check(recipe) {
    if (recipe.isSkipped || !recipe.isWhole || !recipe.runs('do_populate_lic')) return [];
    const license = recipe.text('LICENSE');
    if (license === undefined || license === 'CLOSED' || license === '' || license === 'INVALID') return [];
    if (recipe.text('LIC_FILES_CHKSUM') !== '' || !recipe.text('SRC_URI')) return [];
    const severity = recipe.checkSeverity('license-checksum', 'hardknott');
    const place = severity && (recipe.placeOf('LICENSE') ?? recipe.beginning);
    if (!severity || !place) return [];
    const message =
      'The recipe fetches sources and has no LIC_FILES_CHKSUM, and `do_populate_lic` stops. Name the file with the licence and its md5 sum.';
    return [{ place, severity, message }];
  },
};
