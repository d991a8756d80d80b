import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const twoDockerConfigurations: RecipeRule = {
  id: 'two-docker-configurations',
  category: 'host',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: "An image with two packages that own docker's configuration.",
  why: '`docker-registry-config` and `vxn-docker-config` both bring /etc/docker/daemon.json and conflict; with the feature `transient-config` docker makes /etc/docker a link, into which neither fits. do_rootfs stops.',
  bad: ['inherit core-image', 'IMAGE_INSTALL += "docker-registry-config vxn-docker-config"'],
  good: ['inherit core-image', 'IMAGE_INSTALL += "docker-registry-config"'],
  check(recipe) {
    if (!recipe.isImage) return [];
    const installed = recipe.words('IMAGE_INSTALL') ?? [];
    const owners = installed.filter((word) => configurations.includes(word));
    const [first, second = hasTransientFolder(recipe) ? 'transient-config' : undefined] = [...new Set(owners)];
    if (first === undefined || second === undefined) return [];
    const place = recipe.placeOfWord('IMAGE_INSTALL', configurations.includes(second) ? second : first);
    if (!place) return [];
    return [
      {
        place,
        message: `\`${first}\` and \`${second}\` both want to own /etc/docker, and do_rootfs stops. Keep one of the two.`,
      },
    ];
  },
};

const configurations = ['docker-registry-config', 'vxn-docker-config'];

/** Whether the configuration builds docker with a folder that is a link. */
function hasTransientFolder({ metadata }: EvaluatedRecipe): boolean {
  const forDocker = metadata
    .history('PACKAGECONFIG')
    .filter(
      ({ name, overrides, text }) =>
        /:pn-docker(?:-moby|-ce)?\b/.test(`${name}:${overrides}`) &&
        typeof text === 'string' &&
        splitWords(text).includes('transient-config'),
    );
  return forDocker.length > 0 && !forDocker.some(({ operation }) => operation === ':remove');
}
