/** metavirt/status: what the server knows of a build folder and its layers, for a status bar. */
import { RequestType } from 'vscode-languageserver/node';
import { nodeFiles } from '../../host/nodeFiles';
import { readBuildConfiguration } from '../../project/layers/buildConfiguration';
import { type ConfigurationInUse, configurationInUse } from '../configurationInUse';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface StatusParameters {
  /** The folder that is asked about; the one in use without it. */
  readonly buildFolder?: string | null;
}

/** Null stands for what cannot be told. */
interface Status {
  readonly buildFolder: string | null;
  /** What values are worked out for. */
  readonly machine: string | null;
  readonly distro: string | null;
  readonly multiconfig: string | null;
  readonly release: string | null;
  readonly layers: readonly { readonly name: string; readonly path: string; readonly release: string | null }[];
  /** How many files the index holds. */
  readonly files: number;
  /** False while files are still being read. */
  readonly complete: boolean;
}

const statusRequest = new RequestType<StatusParameters | null, Status | null, never>('metavirt/status');

export function registerStatus(session: Session): void {
  const { connection, idle, log, project, values } = session;
  connection.onRequest(statusRequest, (params, token) =>
    runSafe<Status | null>(log, { method: 'metavirt/status' }, token, null, async () => {
      await Promise.all([project.settled, values.load(), idle.pause()]);
      return status(session, params?.buildFolder ?? session.settings.buildFolder);
    }),
  );
}

function status(session: Session, buildFolder: string | undefined): Status {
  const { snapshot } = session.project;
  return {
    buildFolder: buildFolder ?? null,
    ...configurationOf(session, buildFolder),
    release: session.settings.release ?? snapshot.release?.name ?? null,
    layers: snapshot.layers.map(({ name, root, release }) => ({ name, path: root, release: release?.name ?? null })),
    files: [...snapshot.files()].length,
    complete: snapshot.complete,
  };
}

/** Evaluated, or as far as it is plain text where it cannot be: for another folder than the one in use, or without a core layer. */
function configurationOf(session: Session, buildFolder: string | undefined): ConfigurationInUse {
  const { build } = session.project.snapshot;
  const inUse = configurationInUse(session);
  if (buildFolder === undefined || (build?.path === buildFolder && inUse.machine !== null)) return inUse;
  const { machine, distro } = readBuildConfiguration(buildFolder, nodeFiles).build;
  return { machine: machine ?? null, distro: distro ?? null, multiconfig: inUse.multiconfig };
}
