/** metavirt/recipeNames: the names that the recipes in the layers have, for a new one to have another. */
import { RequestType } from 'vscode-languageserver/node';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface RecipeNames {
  readonly names: readonly string[];
}

const recipeNamesRequest = new RequestType<unknown, RecipeNames, never>('metavirt/recipeNames');

export function registerRecipeNames({ connection, log, project }: Session): void {
  connection.onRequest(recipeNamesRequest, (_params, token) =>
    runSafe<RecipeNames>(log, { method: 'metavirt/recipeNames' }, token, { names: [] }, async () => {
      // A name that is missing because its layer is not read yet would look free.
      await project.settled;
      return { names: project.snapshot.recipeNames() };
    }),
  );
}
