import { exposedPort, type WrongPort } from '../../containers/exposedPort';
import type { PlacedFinding } from '../finding';
import { replacement } from '../fixes';
import { isUnexpanded, makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociPortForm: RecipeRule = {
  id: 'oci-port-form',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  what: 'A word of OCI_IMAGE_PORTS that is no port.',
  why: 'The ports of an image are numbers with `/tcp` or `/udp` behind, and blanks between. Nothing checks them while the image is built: any other word ends up in its configuration, which runtimes refuse or ignore. At which port of the host one is published is for whoever starts the container to say.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_PORTS = "8080:80"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_PORTS = "80/tcp"'],
  check(recipe) {
    const words = makesOciImage(recipe) ? (recipe.words('OCI_IMAGE_PORTS') ?? []) : [];
    return words.flatMap((word): PlacedFinding[] => {
      const port = exposedPort(word);
      // The shell stops at a semicolon, which is found as such.
      if (port.kind === 'port' || isUnexpanded(word) || /[;&|<>()`]/.test(word)) return [];
      const place = recipe.placeOfWord('OCI_IMAGE_PORTS', word);
      if (!place) return [];
      const { meant } = port;
      return [
        {
          place,
          message: `\`${word}\` is no port of an image: ${reasons[port.how]}${meant === undefined ? '' : ` Write \`${meant}\`.`}`,
          fix:
            meant === undefined ? undefined : replacement(place, word, meant, { title: `Write ${meant}`, safe: true }),
        },
      ];
    });
  },
};

const reasons: Readonly<Record<WrongPort['how'], string>> = {
  pair: "only the container's own is named, and whoever starts it chooses the one of the host.",
  range: 'each has to be written by itself, with blanks between.',
  separator: 'blanks separate them.',
  number: 'they go from 1 to 65535.',
  protocol: 'the protocol is `tcp`, `udp` or `sctp`.',
  other: 'it is a number, with `/tcp` or `/udp` behind.',
};
