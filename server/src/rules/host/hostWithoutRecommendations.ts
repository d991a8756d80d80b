import { isEnginePackage } from '../../containers/installedParts';
import type { RecipeRule } from '../rule';

export const hostWithoutRecommendations: RecipeRule = {
  id: 'host-without-recommendations',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  what: 'An image with a container engine and without recommended packages.',
  why: 'The engines recommend the kernel modules that they need, such as overlay, veth and those of the firewall, and programs such as slirp4netns. With NO_RECOMMENDATIONS none of them is installed, and containers do not start.',
  bad: ['inherit core-image', 'IMAGE_INSTALL += "docker-moby"', 'NO_RECOMMENDATIONS = "1"'],
  good: ['inherit core-image', 'IMAGE_INSTALL += "docker-moby"'],
  check(recipe) {
    if (recipe.text('NO_RECOMMENDATIONS') !== '1' || !recipe.isImage || recipe.inherits('image-oci')) return [];
    const engine = recipe.words('IMAGE_INSTALL')?.find(isEnginePackage);
    const isHost = engine !== undefined || recipe.inherits('container-cross-install');
    const place = isHost ? recipe.placeOf('NO_RECOMMENDATIONS') : undefined;
    if (!place) return [];
    const who = engine === undefined ? 'the container engine' : `\`${engine}\``;
    return [
      {
        place,
        message: `This leaves out what ${who} recommends: kernel modules for file systems and networks of containers, and helper programs. Leave it to the images of containers, or install them by name.`,
      },
    ];
  },
};
