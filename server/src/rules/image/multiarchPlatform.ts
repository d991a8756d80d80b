import { bitbakeArchitecture } from '../../containers/ociArchitecture';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { replacement } from '../fixes';
import type { RecipeRule } from '../rule';

export const multiarchPlatform: RecipeRule = {
  id: 'multiarch-platform',
  category: 'image',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A platform of OCI_MULTIARCH_PLATFORMS that has no multiconfig.',
  why: "Platforms go by BitBake's names, `aarch64` and `x86_64`. For each other one OCI_MULTIARCH_MC and OCI_MULTIARCH_MACHINE have to say which multiconfig builds it; the class stops with a fatal error where they do not.",
  bad: [
    'inherit oci-multiarch',
    'BBCLASSEXTEND = "mcextend:app"',
    'OCI_MULTIARCH_RECIPE = "app"',
    'OCI_MULTIARCH_PLATFORMS = "arm64 amd64"',
  ],
  good: [
    'inherit oci-multiarch',
    'BBCLASSEXTEND = "mcextend:app"',
    'OCI_MULTIARCH_RECIPE = "app"',
    'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"',
  ],
  check(recipe) {
    const platforms = recipe.inherits('oci-multiarch') ? recipe.words('OCI_MULTIARCH_PLATFORMS') : undefined;
    if (!platforms) return [];
    if (platforms.length === 0) return missingSetting(recipe, 'OCI_MULTIARCH_PLATFORMS', 'aarch64 x86_64');
    if (recipe.text('OCI_MULTIARCH_RECIPE') === '')
      return missingSetting(recipe, 'OCI_MULTIARCH_RECIPE', 'my-container');
    return platforms.flatMap((platform) => finding(recipe, platform));
  },
};

function missingSetting(recipe: EvaluatedRecipe, name: string, example: string): PlacedFinding[] {
  const place = recipe.isSet(name) ? recipe.placeOf(name) : recipe.placeOfInherit('oci-multiarch');
  if (!place) return [];
  return [{ place, message: `The class stops: ${name} is empty. Set it, such as \`${name} = "${example}"\`.` }];
}

function finding(recipe: EvaluatedRecipe, platform: string): PlacedFinding[] {
  const missing = ['OCI_MULTIARCH_MC', 'OCI_MULTIARCH_MACHINE'].find((name) => isMissing(recipe, name, platform));
  if (missing === undefined || platform.includes('${')) return [];
  const place = recipe.placeOfWord('OCI_MULTIARCH_PLATFORMS', platform);
  if (!place) return [];
  const meant = bitbakeArchitecture(platform);
  return [
    {
      place,
      message: `The class stops: there is no multiconfig for \`${platform}\`. ${
        meant === undefined ? `Set \`${missing}[${platform}]\`.` : `Write \`${meant}\`, as BitBake calls it.`
      }`,
      fix:
        meant === undefined ? undefined : replacement(place, platform, meant, { title: `Write ${meant}`, safe: true }),
    },
  ];
}

function isMissing(recipe: EvaluatedRecipe, name: string, platform: string): boolean {
  // Those that the class itself knows, be it at hand or not.
  if (platform === 'aarch64' || platform === 'x86_64') return false;
  return recipe.flag(name, platform) === '';
}
