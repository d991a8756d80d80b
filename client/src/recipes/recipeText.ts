/** The text of a new recipe, as the release of the layers wants it. */
import { imageText } from './imageText';
import { bundleText, hostText, indexText } from './importText';
import type { RecipePlan } from './recipePlan';
import type { Release } from './releases';

/** The whole file. The answers in the plan have to be free of what `answerProblems.ts` finds. */
export function recipeText(plan: RecipePlan, release: Release): string {
  return `${lines(plan, release).join('\n')}\n`;
}

function lines(plan: RecipePlan, release: Release): readonly string[] {
  switch (plan.kind) {
    case 'image':
    case 'layered':
    case 'base':
      return imageText(plan, release);
    case 'bundle':
      return bundleText(plan);
    case 'host':
      return hostText(plan);
    case 'multiarch':
      return indexText(plan, release);
  }
}
