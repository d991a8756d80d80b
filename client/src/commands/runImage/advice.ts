/** What the server knows of running a recipe's image, as far as it is about running it here. */
import {
  type ImagesResult,
  imagesRequest,
  type RunningAdviceParameters,
  type RunningAdviceResult,
  runningAdviceRequest,
} from '../../protocol';
import type { Session } from '../../session';

/** Sentences that tell of command lines for other places: the registry, the wrappers and runc, which this command calls itself. */
const aboutOtherPlaces = /^(?:To a registry|Without a container engine|With runc):/;

export async function runAdvice(
  { server }: Session,
  recipe: string | undefined,
  imageName: string,
): Promise<readonly string[]> {
  const name = recipe ?? (await recipeOf(server, imageName));
  if (name === undefined) return [];
  const parameters: RunningAdviceParameters = { recipe: name };
  const advice = (await server.request<RunningAdviceResult>(runningAdviceRequest, parameters))?.advice ?? [];
  return advice.filter((sentence) => !aboutOtherPlaces.test(sentence));
}

/** The longest recipe's name that the image's begins with: its link is called after the recipe and the tag. */
async function recipeOf(server: Session['server'], imageName: string): Promise<string | undefined> {
  const recipes = (await server.request<ImagesResult>(imagesRequest, {}))?.recipes ?? [];
  const fitting = recipes.map(({ name }) => name).filter((name) => `${imageName}-`.startsWith(`${name}-`));
  return fitting.sort((one, other) => other.length - one.length)[0];
}
