/** metavirt/buildObstacles: what a build of a recipe would fail for. */
import { RequestType } from 'vscode-languageserver/node';
import { type BuildObstacle, buildObstacles } from '../../features/buildObstacles';
import { placeRanges } from '../placeRanges';
import { recipeNamed } from '../recipeNamed';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface BuildObstaclesParameters {
  /** A recipe's name, or `mc:NAME:` and it. */
  readonly recipe: string;
}

interface BuildObstacles {
  readonly obstacles: readonly BuildObstacle[];
}

const buildObstaclesRequest = new RequestType<BuildObstaclesParameters, BuildObstacles, never>(
  'metavirt/buildObstacles',
);

export function registerBuildObstacles(session: Session): void {
  const { connection, log, project, values, ruleFindings } = session;
  const none: BuildObstacles = { obstacles: [] };
  connection.onRequest(buildObstaclesRequest, ({ recipe }, token) =>
    runSafe<BuildObstacles>(log, { method: 'metavirt/buildObstacles' }, token, none, async () => {
      await Promise.all([project.settled, values.load()]);
      const named = recipeNamed(session, recipe);
      const evaluated = named?.ofMulticonfig ? ruleFindings.projectOf(named.ofMulticonfig) : ruleFindings.projectNow();
      const build = project.snapshot.build;
      const evaluator = named?.ofMulticonfig ?? values.ruleEvaluator;
      // What other layers than those of the build say proves nothing.
      if (!evaluated || !evaluator || !named || !build) return none;
      const rangeOf = placeRanges(session);
      return {
        obstacles: buildObstacles({
          project: evaluated,
          metadata: named.metadata,
          configurationMessages: evaluator.configuration.messages,
          recipe: values.evaluatedPath(named.path),
          configuration: `${build.path}/conf/local.conf`,
          multiconfig: named.ofMulticonfig ? undefined : named.multiconfig,
          lineOf: (path, offset) => rangeOf(path, { start: offset, end: offset }).start.line + 1,
        }),
      };
    }),
  );
}
