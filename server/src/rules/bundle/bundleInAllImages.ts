import { bundlePackage } from '../../containers/bundlePackages';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const bundleInAllImages: ConfigurationRule = {
  id: 'bundle-in-all-images',
  category: 'bundle',
  subject: 'configuration',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A bundle that the configuration appends to IMAGE_INSTALL of all images.',
  why: 'The containers in the bundle are images too: they then need the package that is made from them, and BitBake stops at the circle.',
  bad: {
    'conf/local.conf': ['IMAGE_INSTALL:append = " my-bundle"'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app"'],
  },
  good: {
    'conf/local.conf': ['IMAGE_INSTALL:append:pn-container-image-host = " my-bundle"'],
    'recipes/my-bundle.bb': ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app"'],
  },
  check(configuration) {
    const appended = configuration
      .operations('IMAGE_INSTALL')
      .filter(
        ({ name, operation, overrides }) =>
          (operation === ':append' || operation === ':prepend') && !`${name}:${overrides}`.includes(':pn-'),
      )
      .filter((each) => !configuration.isForAnotherBuild(each));
    const words = appended.flatMap((each) => configuration.wordsBrought(each));
    return words.flatMap(({ text, place }) => findings(configuration, text, place));
  },
};

function findings({ snapshot }: EvaluatedConfiguration, word: string, place: Place): readonly PlacedFinding[] {
  const bundle = bundlePackage(snapshot, word);
  if (!bundle) return [];
  // A bundle of nothing but fetched images hangs on no image of this build.
  const isCircle = bundle.recipe.mentioned('containers').some(({ name }) => !/[/.]/.test(name));
  return [
    {
      place,
      severity: isCircle ? 'error' : 'warning',
      message: isCircle
        ? `Every image gets \`${word}\`, those in the bundle too, which it is made from: BitBake stops at the circle. Append it to one image, with \`:pn-IMAGE\`.`
        : `Every image gets \`${word}\`, those too that do not import it. Append it to one image, with \`:pn-IMAGE\`.`,
      fix: forOneImage(place),
    },
  ];
}

function forOneImage({ text, statement }: Place): FindingFix | undefined {
  const match = /^(\s*IMAGE_INSTALL:(?:append|prepend))(?=\s*=)/.exec(text.slice(statement.start, statement.end));
  if (!match) return undefined;
  const at = statement.start + match[0].length;
  return {
    title: 'Append it to container-image-host only',
    safe: false,
    edits: [{ span: { start: at, end: at }, text: ':pn-container-image-host' }],
  };
}
