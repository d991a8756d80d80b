/** metavirt/configurations: what the layers offer to build for, for lists to choose from. */
import { RequestType } from 'vscode-languageserver/node';
import { type Configurations, configurations } from '../../features/configurations';
import { type ConfigurationInUse, configurationInUse } from '../configurationInUse';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ConfigurationsAnswer extends Configurations {
  readonly current: ConfigurationInUse;
}

const configurationsRequest = new RequestType<unknown, ConfigurationsAnswer, never>('metavirt/configurations');

const nothing: ConfigurationsAnswer = {
  machines: [],
  distros: [],
  multiconfigs: [],
  current: { machine: null, distro: null, multiconfig: null },
};

export function registerConfigurations(session: Session): void {
  const { connection, idle, log, project, values } = session;
  connection.onRequest(configurationsRequest, (_params, token) =>
    runSafe<ConfigurationsAnswer>(log, { method: 'metavirt/configurations' }, token, nothing, async () => {
      await Promise.all([project.settled, values.load(), idle.pause()]);
      return { ...configurations(project.snapshot), current: configurationInUse(session) };
    }),
  );
}
