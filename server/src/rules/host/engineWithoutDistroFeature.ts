import { featuresRequiredBy } from '../../containers/distroFeatureNeeds';
import { missingDistroFeatures } from '../../containers/hostConfiguration';
import { chosenStack } from '../../containers/hostStack';
import { installedByImages } from '../../containers/installedByImages';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place, PlacedFinding } from '../finding';
import { packageSets, type SetPackage } from '../packageSets';
import { placeOfRemovedFeature } from '../removedFeature';
import type { ValueRule } from '../rule';

export const engineWithoutDistroFeature: ValueRule = {
  id: 'engine-without-distro-feature',
  category: 'host',
  subject: 'value',
  severity: 'warning',
  what: 'A container engine in an image, and not the distro features that its recipe requires.',
  why: 'BitBake skips a recipe whose REQUIRED_DISTRO_FEATURES are missing: podman, and docker since walnascar, ask for seccomp and ipv6, k3s and cri-o for seccomp. Nothing provides the package then, and the build of the image stops.',
  bad: {
    'conf/local.conf': ['DISTRO_FEATURES:remove = "ipv6"'],
    'recipes/my-host.bb': ['inherit core-image', 'IMAGE_INSTALL += "podman"'],
  },
  good: {
    'conf/local.conf': ['DISTRO_FEATURES:remove = "x11"'],
    'recipes/my-host.bb': ['inherit core-image', 'IMAGE_INSTALL += "podman"'],
  },
  check(evaluated) {
    if (evaluated instanceof EvaluatedRecipe && (!evaluated.isImage || evaluated.isSkipped)) return [];
    const needing = installedIn(evaluated).flatMap(({ name, word }) => {
      const features = featuresRequiredBy(name, evaluated.release);
      return features.length > 0 ? [{ name, word, features }] : [];
    });
    if (needing.length === 0) return [];
    const missing = missingFrom(evaluated, new Set(needing.flatMap(({ features }) => features)));
    const removals = missing.flatMap((feature) => ofRemoval(feature, placeOfRemovedFeature(evaluated, feature)));
    if (removals.length > 0) return removals;
    const engine = needing.find(({ features }) => features.some((feature) => missing.includes(feature)));
    const place = engine && evaluated.placeOfWord('IMAGE_INSTALL', engine.word);
    return place ? [ofEngine(place, engine.name, missing)] : [];
  },
};

/** Of a configuration also what its images install: what is taken out there, they lack. */
function installedIn(evaluated: EvaluatedRecipe | EvaluatedConfiguration): readonly SetPackage[] {
  if (evaluated instanceof EvaluatedRecipe) return packageSets(evaluated).flatMap(({ packages }) => packages);
  const ofImages = evaluated.isComplete ? installedByImages(evaluated.snapshot) : [];
  return [...(evaluated.words('IMAGE_INSTALL') ?? []), ...ofImages].map((name) => ({ name, word: name }));
}

/** What the configuration chooses for all hosts is said of it. */
function missingFrom(
  evaluated: EvaluatedRecipe | EvaluatedConfiguration,
  features: ReadonlySet<string>,
): readonly string[] {
  const view = evaluated.configurationView;
  if (!view) return [];
  const said = chosenStack(view, evaluated.snapshot)?.missing ?? [];
  return missingDistroFeatures(view, [...features]).filter((feature) => !said.includes(feature));
}

/** The same for however many images: it is one mistake. */
function ofRemoval(feature: string, place: Place | undefined): readonly PlacedFinding[] {
  if (!place) return [];
  return [
    {
      place,
      message: `An engine that is installed needs \`${feature}\` in DISTRO_FEATURES, and this takes it out: BitBake skips the recipe, and nothing provides the package. Leave it in.`,
    },
  ];
}

function ofEngine(place: Place, engine: string, missing: readonly string[]): PlacedFinding {
  const features = missing.map((feature) => `\`${feature}\``).join(', ');
  const them = missing.length > 1 ? 'them' : 'it';
  return {
    place,
    message: `\`${engine}\` needs ${features}, and DISTRO_FEATURES of the build lacks ${them}: BitBake skips its recipe, and nothing provides the package. Add ${them} in the configuration.`,
  };
}
