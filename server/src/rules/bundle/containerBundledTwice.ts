import { bundledContainer, recipeOfLayout } from '../../containers/bundledContainer';
import { bundleEntry, imageNameOf, tagOf } from '../../containers/bundleEntry';
import type { WrittenWord } from '../evaluated';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const containerBundledTwice: RecipeRule = {
  id: 'container-bundled-twice',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'Two bundled containers that come to the same image or the same unit.',
  why: "The image's own name and tag are all that is left of an entry: the second image is copied into the first one's folder, and the unit of the second entry takes the place of the first one's.",
  bad: [
    'inherit core-image container-cross-install',
    'BUNDLED_CONTAINERS = "my-app:docker:always my-app:docker:on-failure"',
  ],
  good: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:always"'],
  check(recipe) {
    const bundled = recipe.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').map(inImage(recipe));
    const packaged = recipe.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').map(inBundle);
    return [...repeated(bundled), ...repeated(packaged)];
  },
};

interface Outcome {
  readonly word: WrittenWord;
  readonly image: string;
  /** Undefined where there is none. */
  readonly unit: string | undefined;
  readonly policy: string;
}

function inImage(recipe: EvaluatedRecipe): (word: WrittenWord) => Outcome {
  return (word) => {
    const { name, runtime = recipe.text('CONTAINER_DEFAULT_RUNTIME') ?? '', policy } = bundledContainer(word.text);
    const image = recipeOfLayout(name);
    return { word, image: `${runtime} ${image}`, unit: policy === '' ? undefined : image, policy };
  };
}

function inBundle(word: WrittenWord): Outcome {
  const { kind, source, policy } = bundleEntry(word.text);
  const name = kind === 'remote' ? imageNameOf(source) : source;
  const image = kind === 'remote' ? `${name}:${tagOf(source)}` : `${name}:latest`;
  return { word, image, unit: policy === '' ? undefined : name, policy };
}

/** The later one of each two, with the place of the first. */
function repeated(outcomes: readonly Outcome[]): readonly PlacedFinding[] {
  return outcomes.flatMap((outcome, index): readonly PlacedFinding[] => {
    const before = outcomes.slice(0, index);
    const sameImage = before.find(({ image }) => image === outcome.image);
    const sameUnit = before.find(({ unit }) => unit !== undefined && unit === outcome.unit);
    const first = sameImage ?? sameUnit;
    if (!first) return [];
    const { text, place } = outcome.word;
    const isSame = first.word.text === text;
    const related = isSame ? [] : [{ place: first.word.place, message: 'The first one stands here.' }];
    return [{ place, severity: isSame ? 'info' : 'warning', message: messageOf(outcome, first, sameImage), related }];
  });
}

function messageOf({ word, unit, policy }: Outcome, first: Outcome, sameImage: Outcome | undefined): string {
  if (first.word.text === word.text) return `\`${word.text}\` stands here twice.`;
  if (!sameImage)
    return `\`${word.text}\` and \`${first.word.text}\` share a unit, \`container-${unit}\`: the first one is not started.`;
  if (first.policy !== policy) {
    return `\`${first.word.text}\` names this container already, with another policy: the image is imported twice, and only one unit is left. Keep one of the two.`;
  }
  return `\`${first.word.text}\` has the same name and tag: only one of the two images is left. Keep one of the two.`;
}
