/** metavirt/status: what the server knows of a build folder and its layers, for a status bar. */
import { RequestType } from 'vscode-languageserver/node';
import { nodeFiles } from '../../host/nodeFiles';
import { readBuildConfiguration } from '../../project/layers/buildConfiguration';
import type { Snapshot } from '../../project/snapshot';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface StatusParameters {
  /** The folder that is asked about; the one in use without it. */
  readonly buildFolder?: string | null;
}

/** Null stands for what cannot be told. */
interface Status {
  readonly buildFolder: string | null;
  readonly machine: string | null;
  readonly distro: string | null;
  readonly release: string | null;
  readonly layers: readonly { readonly name: string; readonly path: string; readonly release: string | null }[];
  /** How many files the index holds. */
  readonly files: number;
  /** False while files are still being read. */
  readonly complete: boolean;
}

const statusRequest = new RequestType<StatusParameters | null, Status | null, never>('metavirt/status');

export function registerStatus(session: Session): void {
  const { connection, log, project } = session;
  connection.onRequest(statusRequest, (params, token) =>
    runSafe<Status | null>(log, { method: 'metavirt/status' }, token, null, () =>
      status(project.snapshot, params?.buildFolder ?? session.settings.buildFolder),
    ),
  );
}

function status(snapshot: Snapshot, buildFolder: string | undefined): Status {
  // Not the snapshot's: the question may come before the folder that was just picked has been read.
  const build = buildFolder === undefined ? undefined : readBuildConfiguration(buildFolder, nodeFiles).build;
  return {
    buildFolder: buildFolder ?? null,
    machine: build?.machine ?? null,
    distro: build?.distro ?? null,
    release: snapshot.release?.name ?? null,
    layers: snapshot.layers.map(({ name, root, release }) => ({ name, path: root, release: release?.name ?? null })),
    files: [...snapshot.files()].length,
    complete: snapshot.complete,
  };
}
