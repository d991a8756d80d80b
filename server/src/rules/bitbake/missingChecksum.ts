import { type SourceAddress, sourceAddress } from '../../syntax/bitbake/sourceAddress';
import type { EvaluatedRecipe } from '../evaluated';
import type { PlacedFinding, RecipeRule } from '../rule';

/** What the core layer asks of all recipes. */
const coreLayer = {
  'meta/conf/layer.conf': ['BBPATH .= ":${LAYERDIR}"', 'BBFILE_COLLECTIONS += "core"'],
  'meta/conf/bitbake.conf': ['BB_STRICT_CHECKSUM = "1"'],
};

const download = ['LICENSE = "CLOSED"', 'SRC_URI = "https://example.com/app-1.0.tar.gz"'];

export const missingChecksum: RecipeRule = {
  id: 'missing-checksum',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  needsCore: true,
  what: 'A download of SRC_URI without a checksum.',
  why: 'What comes by http, https, ftp and their like is compared with a checksum, `SRC_URI[sha256sum]` or `SRC_URI[NAME.sha256sum]` for an entry with `name=NAME`. Where there is none, `do_fetch` stops, as OpenEmbedded sets BB_STRICT_CHECKSUM.',
  bad: { ...coreLayer, 'recipes/app.bb': download },
  good: {
    ...coreLayer,
    'recipes/app.bb': [
      ...download,
      'SRC_URI[sha256sum] = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"',
    ],
  },
  check(recipe) {
    if (recipe.isSkipped || !recipe.isWhole || !recipe.runs('do_fetch')) return [];
    const downloads = (recipe.words('SRC_URI') ?? []).filter((word) => downloaded.test(word));
    const strictness = downloads.length > 0 ? recipe.text('BB_STRICT_CHECKSUM') : undefined;
    if (!strictness || strictness === 'ignore') return [];
    // Who asks for no strictness is only warned. Without a core layer there may be more to the recipe than is at hand.
    const severity = strictness === '0' ? 'warning' : 'error';
    return [...new Set(downloads)].flatMap((word): PlacedFinding[] => {
      const address = sourceAddress(word);
      if (!address || hasChecksum(recipe, address) !== false) return [];
      const place = recipe.placeToAdd('SRC_URI', word);
      return place ? [{ place, severity, message: message(address) }] : [];
    });
  },
};

const downloaded = /^(?:https?|ftps?|sftp|s3|gs|az):\/\//;

const algorithms = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const;

/** Undefined where only a build can tell. */
function hasChecksum(recipe: EvaluatedRecipe, { parameters }: SourceAddress): boolean | undefined {
  const name = parameters.get('name');
  const prefix = name === undefined ? '' : `${name}.`;
  let isKnown = true;
  for (const algorithm of algorithms) {
    const flag = `${prefix}${algorithm}sum`;
    if (parameters.get(flag) || parameters.get(`${algorithm}sum`)) return true;
    const given = recipe.flag('SRC_URI', flag);
    if (given === undefined) isKnown = false;
    else if (given !== '') return true;
  }
  return isKnown ? false : undefined;
}

function message({ scheme, location, parameters }: SourceAddress): string {
  const name = parameters.get('name');
  const flag = name === undefined ? 'sha256sum' : `${name}.sha256sum`;
  return `\`${scheme}://${location}\` has no checksum, and \`do_fetch\` stops. Set \`SRC_URI[${flag}]\`.`;
}
