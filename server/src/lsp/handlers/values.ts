/** metavirt/values: all values of a recipe, to be compared with BitBake's. */
import { RequestType } from 'vscode-languageserver/node';
import { type RecipeValues, recipeValues } from '../../features/recipeValues';
import { askedFile } from '../askedFile';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ValuesParameters {
  readonly uri: string;
}

const valuesRequest = new RequestType<ValuesParameters, RecipeValues | null, never>('metavirt/values');

export function registerValues(session: Session): void {
  const { connection, log, project, values } = session;
  connection.onRequest(valuesRequest, ({ uri }, token) =>
    runSafe<RecipeValues | null>(log, { method: 'metavirt/values', uri }, token, null, async () => {
      await Promise.all([project.settled, values.load()]);
      const file = askedFile(session, uri);
      const here = file && values.forFile(file);
      return (here && recipeValues(here)) ?? null;
    }),
  );
}
