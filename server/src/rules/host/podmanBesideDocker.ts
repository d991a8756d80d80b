import { isDocker, isPodman } from '../../containers/installedParts';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { packageSets } from '../packageSets';
import type { RecipeRule } from '../rule';

export const podmanBesideDocker: RecipeRule = {
  id: 'podman-beside-docker',
  category: 'host',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'kirkstone' },
  what: 'An image with podman and docker, both of which bring a `docker` command.',
  why: '`podman` is built with a `docker` command of its own unless its features say otherwise. The two packages have a file in common, and do_rootfs stops.',
  bad: ['inherit core-image', 'IMAGE_INSTALL += "podman docker-moby"'],
  good: {
    'conf/local.conf': ['PODMAN_FEATURES:remove:pn-podman = "docker"'],
    'recipes/my-host.bb': ['inherit core-image', 'IMAGE_INSTALL += "podman docker-moby"'],
  },
  check(recipe) {
    return packageSets(recipe).flatMap(({ variable, packages }): readonly PlacedFinding[] => {
      const podman = packages.find(({ name }) => isPodman(name));
      const docker = packages.find(({ name }) => isDocker(name));
      if (!podman || !docker || isPodmanToldOtherwise(recipe)) return [];
      // A packagegroup that brings both has the finding itself.
      if (podman.word === docker.word && podman.name !== podman.word) return [];
      const place = recipe.placeOfWord(variable, docker.word);
      const first = recipe.placeOfWord(variable, podman.word);
      if (!place) return [];
      return [
        {
          place,
          message: `\`${podman.name}\` and \`${docker.name}\` both have /usr/bin/docker, and do_rootfs stops. Set \`${featuresOf(recipe)}:remove:pn-podman = "docker"\` in the configuration, or install one of the two.`,
          related: first ? [{ place: first, message: 'podman is installed here.' }] : [],
        },
      ];
    });
  },
};

/** The variable moved to another name. */
function featuresOf({ release }: EvaluatedRecipe): 'PODMAN_FEATURES' | 'PACKAGECONFIG' {
  return release === 'kirkstone' || release === 'scarthgap' ? 'PACKAGECONFIG' : 'PODMAN_FEATURES';
}

/** Whether the configuration or a bbappend says something about podman's features: most likely this. */
function isPodmanToldOtherwise(recipe: EvaluatedRecipe): boolean {
  const variable = featuresOf(recipe);
  return recipe.snapshot.assignmentsOf(variable).some(({ path, name, flag }) => {
    if (flag !== undefined || /\/podman_[^/]*\.bb$/.test(path)) return false;
    const isPodmans = /\/podman_[^/]*\.(?:bbappend|inc)$/.test(path) || name.includes(':pn-podman');
    return isPodmans || variable === 'PODMAN_FEATURES';
  });
}
