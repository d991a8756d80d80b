/** The programs that run containers on this machine. */
import { findOnPath } from '../findOnPath';
import type { ProgramPaths } from '../programs/programPaths';

/** Those that keep containers, and can be asked about them. */
export type EngineName = 'podman' | 'docker';

/** Those that run a bundle unpacked by umoci, in a terminal. */
export type RuntimeName = 'runc' | 'crun';

/** Those of meta-virtualization, which run images in a virtual machine of their own. */
export type HelperMachineName = 'vdkr' | 'vpdmn';

export type RunnerName = EngineName | RuntimeName | HelperMachineName;

const runnerNames: readonly RunnerName[] = ['podman', 'docker', 'runc', 'crun', 'vdkr', 'vpdmn'];
const engineNames: readonly EngineName[] = ['podman', 'docker'];

/** The runners that are there, in the order in which they are proposed. */
export async function availableRunners(programs: ProgramPaths): Promise<readonly RunnerName[]> {
  const paths = await Promise.all(runnerNames.map((name) => findOnPath(programs[name] ?? name)));
  return runnerNames.filter((_, index) => paths[index] !== undefined);
}

export async function availableEngines(programs: ProgramPaths): Promise<readonly EngineName[]> {
  const runners = await availableRunners(programs);
  return engineNames.filter((name) => runners.includes(name));
}

export function isEngine(runner: RunnerName): runner is EngineName {
  return (engineNames as readonly string[]).includes(runner);
}

export function isRuntime(runner: RunnerName): runner is RuntimeName {
  return runner === 'runc' || runner === 'crun';
}
