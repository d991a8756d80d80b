/** The containers that were started here, of all engines that answer. */
import type { LogOutputChannel } from 'vscode';
import { readSettings } from './settings';
import { type Container, listContainers } from './toolchain/run/containers';
import { availableEngines } from './toolchain/run/engines';

/** An engine that does not answer, such as Docker without its service, has none. */
export async function listOfAllContainers(output: LogOutputChannel): Promise<readonly Container[]> {
  const { programs } = readSettings();
  const engines = await availableEngines(programs);
  const lists = engines.map((engine) =>
    listContainers(engine, programs).catch((error: unknown) => {
      output.debug(`${engine}: ${String(error)}`);
      return [];
    }),
  );
  return (await Promise.all(lists)).flat();
}
