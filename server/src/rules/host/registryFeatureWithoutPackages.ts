import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place } from '../finding';
import type { ValueRule } from '../rule';

export const registryFeatureWithoutPackages: ValueRule = {
  id: 'registry-feature-without-packages',
  category: 'host',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'The image feature `container-registry` in an image that has no packages for it.',
  why: 'The feature is known everywhere, but its list of packages is empty: only container-image-host fills FEATURE_PACKAGES_container-registry. Any other image gets nothing from it.',
  bad: ['inherit core-image', 'IMAGE_FEATURES += "container-registry"'],
  good: [
    'inherit core-image',
    'IMAGE_FEATURES += "container-registry"',
    'FEATURE_PACKAGES_container-registry = "docker-registry-config"',
  ],
  check(evaluated) {
    if (evaluated.text(packages)?.trim() !== '') return [];
    const places = evaluated instanceof EvaluatedRecipe ? placesIn(evaluated) : placesForCoreImages(evaluated);
    return places.map((place) => ({
      place,
      message:
        'The feature has no packages in this image and does nothing. Install `docker-registry-config` or `container-oci-registry-config`, or set FEATURE_PACKAGES_container-registry.',
    }));
  },
};

const feature = 'container-registry';
const packages = 'FEATURE_PACKAGES_container-registry';
const configurations = ['docker-registry-config', 'container-oci-registry-config'];

function placesIn(recipe: EvaluatedRecipe): readonly Place[] {
  if (!recipe.isImage || recipe.holds('IMAGE_FEATURES', feature) !== true) return [];
  if (recipe.name === 'container-image-host') return [];
  const installed = recipe.words('IMAGE_INSTALL');
  if (!installed || installed.some((word) => configurations.includes(word))) return [];
  const place = recipe.placeOfWord('IMAGE_FEATURES', feature);
  return place && isForOne(place, recipe.name) ? [place] : [];
}

/** In a configuration that says it of all images, it is meant for the one that has packages for it. */
function isForOne({ path, text, statement }: Place, name: string): boolean {
  if (!/\.conf$|\/conf\//.test(path)) return true;
  const [variable = ''] = text.slice(statement.start, statement.end).split('=');
  return variable.trim().split(':').includes(`pn-${name}`);
}

/** Where a configuration gives the feature to an image of the core layer, which is not at hand. */
function placesForCoreImages(configuration: EvaluatedConfiguration): readonly Place[] {
  if (configuration.writtenWords('IMAGE_INSTALL').some(({ text }) => configurations.includes(text))) return [];
  return configuration.operations('IMAGE_FEATURES').flatMap((operation) => {
    const image = /:pn-(core-image-[^:]+)/.exec(`${operation.name}:${operation.overrides}`)?.[1];
    if (image === undefined || operation.operation === ':remove') return [];
    if (configuration.snapshot.recipesNamed(image).length > 0) return [];
    return configuration.wordsBrought(operation).flatMap(({ text, place }) => (text === feature ? place : []));
  });
}
