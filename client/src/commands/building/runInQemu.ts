/** Runs a host image in QEMU, in a terminal: the layer's own way to try one. */
import { access, constants } from 'node:fs/promises';
import { window } from 'vscode';
import {
  type RunningAdviceParameters,
  type RunningAdviceResult,
  runningAdviceRequest,
  type StatusParameters,
  type StatusResult,
  statusRequest,
} from '../../protocol';
import type { Session } from '../../session';
import { runqemuCommand } from '../../toolchain/bitbake/runqemuCommand';
import { runInTerminal } from './runInTerminal';

/** Starts nothing where the machine is not known, which is said. */
export async function runInQemu(session: Session, recipe: string, buildFolder: string): Promise<void> {
  const status: StatusParameters = { buildFolder };
  const asked: RunningAdviceParameters = { recipe };
  const [machine, advice, hasKvm] = await Promise.all([
    session.server.request<StatusResult>(statusRequest, status).then((answer) => answer?.machine ?? undefined),
    session.server.request<RunningAdviceResult>(runningAdviceRequest, asked),
    access('/dev/kvm', constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    ),
  ]);
  if (machine === undefined) {
    void window.showErrorMessage(`For which machine ${recipe} was built is not known. Start runqemu in a terminal.`);
    return;
  }
  const image = {
    machine,
    image: recipe,
    bootFile: advice?.qemuBootFile ?? undefined,
    hasKvm,
    memoryMebibytes: advice?.memoryMebibytes ?? undefined,
  };
  await runInTerminal(buildFolder, {
    name: `QEMU: ${recipe}`,
    command: (build) => runqemuCommand({ ...build, ...image }),
  });
}
