import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { backendOf, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const setuidBitLost: RecipeRule = {
  id: 'setuid-bit-lost',
  category: 'security',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'kirkstone', until: 'kirkstone' },
  what: 'A container image with programs that need their setuid bit, made by a class that copies files without their modes.',
  why: 'The class image-oci of kirkstone copies the root file system into the image with `cp -r`. Files lose the setuid bit, and `sudo` and `su` refuse to work for anybody but root. Later releases keep it.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_RUNTIME_UID = "1000"', 'IMAGE_INSTALL += "sudo"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_RUNTIME_UID = "0"', 'IMAGE_INSTALL += "sudo"'],
  check(recipe) {
    if (!makesOciImage(recipe) || backendOf(recipe) !== 'umoci' || keepsModes(recipe)) return [];
    if (runsAsRoot(recipe)) return [];
    return (recipe.words('IMAGE_INSTALL') ?? []).flatMap((name) => {
      const program = programs.get(name);
      const place = program === undefined ? undefined : recipe.placeOfWord('IMAGE_INSTALL', name);
      if (!place) return [];
      return [
        {
          place,
          message: `\`${program}\` comes into the image without its setuid bit, and the user of the image cannot become root with it: \`cp -r\` in image-oci-umoci.inc leaves modes behind. Take that file into your layer with \`cp -r -a --no-preserve=ownership\`.`,
        },
      ];
    });
  },
};

/** Packages, and their programs that do nothing without it. */
const programs: ReadonlyMap<string, string> = new Map([
  ['doas', 'doas'],
  ['shadow', 'su'],
  ['sudo', 'sudo'],
  ['sudo-lib', 'sudo'],
  ['util-linux-su', 'su'],
]);

/** Root needs no setuid bit. Without a user in sight it is root. */
function runsAsRoot(recipe: EvaluatedRecipe): boolean {
  const user = recipe.text('OCI_IMAGE_RUNTIME_UID')?.split(':')[0]?.trim() ?? '';
  return user === '' || user === '0' || user === 'root';
}

/** A layer may have mended the class. */
function keepsModes({ metadata }: EvaluatedRecipe): boolean {
  const copying = /^\s*cp\s.*\$\{IMAGE_ROOTFS\}.*$/m.exec(metadata.unexpanded('IMAGE_CMD:oci') ?? '')?.[0];
  return copying !== undefined && /\s-\w*[ap]\w*\s|--preserve/.test(copying);
}
