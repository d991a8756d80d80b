/** metavirt/recipeTasks: the tasks of a recipe. */
import { RequestType } from 'vscode-languageserver/node';
import { type RecipeTask, recipeTasks } from '../../features/recipeTasks';
import { recipeNamed } from '../recipeNamed';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface RecipeTasksParameters {
  /** A recipe's name, or `mc:NAME:` and it. */
  readonly recipe: string;
}

interface RecipeTasks {
  readonly tasks: readonly RecipeTask[];
}

const recipeTasksRequest = new RequestType<RecipeTasksParameters, RecipeTasks, never>('metavirt/recipeTasks');

export function registerRecipeTasks(session: Session): void {
  const { connection, log, project, values } = session;
  const none: RecipeTasks = { tasks: [] };
  connection.onRequest(recipeTasksRequest, ({ recipe }, token) =>
    runSafe<RecipeTasks>(log, { method: 'metavirt/recipeTasks' }, token, none, async () => {
      await Promise.all([project.settled, values.load()]);
      const named = recipeNamed(session, recipe);
      return named ? { tasks: recipeTasks(named.metadata) } : none;
    }),
  );
}
