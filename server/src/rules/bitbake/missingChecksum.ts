import { type SourceAddress, sourceAddress } from '../../syntax/bitbake/sourceAddress';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const missingChecksum: RecipeRule = {
  id: 'missing-checksum',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A download of SRC_URI without a checksum, or with one that is none.',
  why: 'What comes by http, https, ftp and their like is compared with a checksum, `SRC_URI[sha256sum]` or `SRC_URI[NAME.sha256sum]` for an entry with `name=NAME`. Where there is none, `do_fetch` stops, as OpenEmbedded sets BB_STRICT_CHECKSUM; and where it is too short, too long or not hexadecimal, as no file has it.',
  bad: ['LICENSE = "CLOSED"', 'SRC_URI = "https://example.com/app-1.0.tar.gz"'],
  good: [
    'LICENSE = "CLOSED"',
    'SRC_URI = "https://example.com/app-1.0.tar.gz"',
    'SRC_URI[sha256sum] = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"',
  ],
  check(recipe) {
    if (recipe.isSkipped || !recipe.isSelfContained || !recipe.runs('do_fetch')) return [];
    const downloads = (recipe.words('SRC_URI') ?? []).filter((word) => downloaded.test(word));
    const strictness = downloads.length > 0 ? recipe.text('BB_STRICT_CHECKSUM') : undefined;
    if (strictness === undefined || strictness === 'ignore') return [];
    // Who asks for no strictness is only warned; without a core layer nobody has set it.
    const severity = strictness === '0' ? 'warning' : 'error';
    return [...new Set(downloads)].flatMap((word): PlacedFinding[] => {
      const address = sourceAddress(word);
      if (!address) return [];
      const broken = brokenChecksums(recipe, address);
      if (broken.length > 0 || hasChecksum(recipe, address) !== false) return broken;
      const place = recipe.placeToAdd('SRC_URI', word);
      return place ? [{ place, severity, message: message(address) }] : [];
    });
  },
};

const downloaded = /^(?:https?|ftps?|sftp|s3|gs|az):\/\//;

const algorithms = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const;

const digitsOf = { md5: 32, sha1: 40, sha256: 64, sha384: 96, sha512: 128 } as const;

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

/** Checksums of flags that no file can have. */
function brokenChecksums(recipe: EvaluatedRecipe, { parameters }: SourceAddress): PlacedFinding[] {
  const name = parameters.get('name');
  return algorithms.flatMap((algorithm): PlacedFinding[] => {
    const flag = name === undefined ? `${algorithm}sum` : `${name}.${algorithm}sum`;
    const given = recipe.flag('SRC_URI', flag) ?? '';
    const digits = digitsOf[algorithm];
    if (given === '' || given.includes('$') || (given.length === digits && /^[0-9a-f]+$/i.test(given))) return [];
    const place = recipe.placeOfFlag('SRC_URI', flag);
    const wrong = given.length === digits ? 'has other characters' : `has ${given.length} characters`;
    const text = `A checksum of ${algorithm} has ${digits} hexadecimal digits, and this one ${wrong}: no file has it, and \`do_fetch\` stops.`;
    return place ? [{ place, severity: 'error', message: text }] : [];
  });
}

function message({ scheme, location, parameters }: SourceAddress): string {
  const name = parameters.get('name');
  const flag = name === undefined ? 'sha256sum' : `${name}.sha256sum`;
  return `\`${scheme}://${location}\` has no checksum, and \`do_fetch\` stops. Set \`SRC_URI[${flag}]\`.`;
}
