/** metavirt/runningAdvice: what is to be minded when a recipe's image is run. */
import { RequestType } from 'vscode-languageserver/node';
import { neededMemory, qemuBootFile, runningAdvice } from '../../features/runningAdvice';
import { recipeNamed } from '../recipeNamed';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface RunningAdviceParameters {
  readonly recipe: string;
}

interface RunningAdvice {
  readonly advice: readonly string[];
  readonly memoryMebibytes: number | null;
  readonly qemuBootFile: string | null;
}

const runningAdviceRequest = new RequestType<RunningAdviceParameters, RunningAdvice, never>('metavirt/runningAdvice');

export function registerRunningAdvice(session: Session): void {
  const { connection, log, project, values } = session;
  const none: RunningAdvice = { advice: [], memoryMebibytes: null, qemuBootFile: null };
  connection.onRequest(runningAdviceRequest, ({ recipe }, token) =>
    runSafe<RunningAdvice>(log, { method: 'metavirt/runningAdvice' }, token, none, async () => {
      await Promise.all([project.settled, values.load()]);
      const named = recipeNamed(session, recipe);
      if (!named) return none;
      const advice = runningAdvice(named.metadata, project.snapshot.release?.name);
      const { metadata } = named;
      return {
        advice,
        memoryMebibytes: neededMemory(metadata) ?? null,
        qemuBootFile: qemuBootFile(metadata) ?? null,
      };
    }),
  );
}
