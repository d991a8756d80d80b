/** From the answers that were given and those that are asked for to the plan of a recipe. */
import { window } from 'vscode';
import {
  containersProblem,
  isContainerName,
  nameProblem,
  packagesProblem,
  programArgumentsProblem,
  programProblem,
  splitNames,
} from '../../recipes/answerProblems';
import { type RecipeKindText, type RecipePlan, takesBaseImage } from '../../recipes/recipePlan';
import {
  askForBaseImage,
  askForContainers,
  askForOneContainer,
  askForStartAtBoot,
  askForText,
  unknownPackagesNote,
} from './questions';
import type { Surroundings } from './surroundings';

/** Answers as they would be typed: names separated by blanks. What is missing is asked for. */
export interface GivenAnswers {
  readonly name?: string;
  readonly packages?: string;
  /** Empty for a shell. */
  readonly program?: string;
  readonly programArguments?: string;
  /** Empty for an image of its own. */
  readonly baseImage?: string;
  readonly containers?: string;
  readonly startsAtBoot?: boolean;
}

/** Undefined if the user left a question, or something is wrong with a given answer, which is said. */
export async function askForPlan(
  { kind, exampleName }: RecipeKindText,
  given: GivenAnswers,
  surroundings: Surroundings,
): Promise<RecipePlan | undefined> {
  const name = await answer(
    given.name,
    (text) => nameProblem(text, surroundings.recipeNames),
    (problem) => askForText({ prompt: 'The name of the recipe and of its image', placeHolder: exampleName, problem }),
  );
  if (name === undefined) return undefined;
  switch (kind) {
    case 'image':
      return imagePlan('image', name, given, surroundings);
    case 'layered':
      return imagePlan('layered', name, given, surroundings);
    case 'base': {
      const packages = await packagesFor('What else is in it, beside busybox?', given, surroundings);
      return packages && { kind, name, packages };
    }
    case 'bundle': {
      const imported = await importedContainers(given, surroundings);
      return imported && { kind, name, ...imported };
    }
    case 'host': {
      const imported = await importedContainers(given, surroundings);
      const packages = imported && (await packagesFor('What else is installed on the host?', given, surroundings));
      return packages && { kind, name, ...imported, packages };
    }
    case 'multiarch': {
      const container = await answer(
        given.containers,
        (text) => (isContainerName(text) ? undefined : `"${text}" is not the name of one recipe.`),
        () => askForOneContainer(surroundings.containers),
      );
      return container === undefined ? undefined : { kind, name, container };
    }
  }
}

async function imagePlan(
  kind: 'image' | 'layered',
  name: string,
  given: GivenAnswers,
  surroundings: Surroundings,
): Promise<RecipePlan | undefined> {
  const { release, containers } = surroundings;
  const packages = await packagesFor('What is installed into it, beside busybox?', given, surroundings);
  if (!packages) return undefined;
  const baseImage =
    kind === 'image' && takesBaseImage(release)
      ? await answer(
          given.baseImage,
          (text) => (text === '' || isContainerName(text) ? undefined : `"${text}" is not the name of a recipe.`),
          () => askForBaseImage(containers),
        )
      : '';
  if (baseImage === undefined) return undefined;
  const program = await answer(given.program, programProblem, (problem) =>
    askForText({
      prompt: 'The program that the container starts; empty for a shell',
      placeHolder: '/usr/bin/hello',
      problem,
    }),
  );
  if (program === undefined) return undefined;
  const programArguments = program === '' ? '' : await argumentsOf(program, given, surroundings);
  if (programArguments === undefined) return undefined;
  return { kind, name, packages, program, programArguments, baseImage: baseImage === '' ? undefined : baseImage };
}

function argumentsOf(program: string, given: GivenAnswers, { release }: Surroundings): Promise<string | undefined> {
  return answer(
    given.programArguments,
    (text) => programArgumentsProblem(text, release),
    (problem) =>
      askForText({
        prompt: `What ${program} is given, unless whoever runs the container gives it something else; empty for nothing`,
        placeHolder: '--verbose',
        problem,
      }),
  );
}

async function packagesFor(
  prompt: string,
  given: GivenAnswers,
  { recipeNames }: Surroundings,
): Promise<readonly string[] | undefined> {
  const written = await answer(given.packages, packagesProblem, (problem) =>
    askForText({
      prompt: `${prompt} Names of packages, separated by blanks`,
      placeHolder: 'curl python3-core',
      problem,
      note: (text) => unknownPackagesNote(text, recipeNames),
    }),
  );
  return written === undefined ? undefined : [...new Set(splitNames(written))];
}

async function importedContainers(
  given: GivenAnswers,
  { containers }: Surroundings,
): Promise<{ readonly containers: readonly string[]; readonly startsAtBoot: boolean } | undefined> {
  const written = await answer(given.containers, containersProblem, () => askForContainers(containers));
  if (written === undefined) return undefined;
  const startsAtBoot = given.startsAtBoot ?? (await askForStartAtBoot());
  return startsAtBoot === undefined ? undefined : { containers: splitNames(written), startsAtBoot };
}

/** A given answer is held to what a typed one is held to; so is what comes from a list. */
async function answer(
  given: string | undefined,
  problem: (text: string) => string | undefined,
  ask: (problem: (text: string) => string | undefined) => Promise<string | undefined>,
): Promise<string | undefined> {
  const text = typeof given === 'string' ? given.trim() : await ask(problem);
  const wrong = text === undefined ? undefined : problem(text);
  if (wrong === undefined) return text;
  void window.showErrorMessage(wrong);
  return undefined;
}
