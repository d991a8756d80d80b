/** `metavirt.parseRecipes`: has BitBake parse all recipes of the build folder, and shows what it rejects. */
import type { Session } from '../session';
import type { BuildResult } from '../tasks/buildRun';
import { runTarget } from './building/runTarget';

export interface ParseRecipesArguments {
  readonly buildFolder?: string;
}

/** What came of it, or undefined if BitBake was not started. */
export function parseRecipes(session: Session, choice?: ParseRecipesArguments): Promise<BuildResult | undefined> {
  return runTarget(session, { recipe: undefined }, { buildFolder: choice?.buildFolder });
}
