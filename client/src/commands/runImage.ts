/** `metavirt.runImage`: runs an image of the deploy folder with what this machine has for it. */
import { Uri } from 'vscode';
import type { Session } from '../session';
import { readSettings } from '../settings';
import { freeContainerName } from '../toolchain/run/containerName';
import { listContainers } from '../toolchain/run/containers';
import { availableRunners, isEngine, type RunnerName } from '../toolchain/run/engines';
import { hostArchitecture, type ImageProcess } from '../toolchain/run/imageProcess';
import { movedToFreePorts, proposedPorts } from '../toolchain/run/ports';
import { RunFailure } from '../toolchain/run/runFailure';
import { type RunOptions, wantsTerminal } from '../toolchain/run/runOptions';
import { mayRunPrograms } from '../trust';
import { runAdvice } from './runImage/advice';
import { askForRun, type PlannedRun } from './runImage/askForRun';
import { failedRun } from './runImage/failedRun';
import { rememberedRun, rememberRun } from './runImage/rememberedRun';
import type { RunImageResult } from './runImage/result';
import { runInEngine } from './runImage/runInEngine';
import { runInTerminal } from './runImage/runInTerminal';
import { chooseRunSource, type RunSource, readRunnable } from './runImage/source';

export interface RunImageArguments {
  /** An OCI layout or archive, instead of picking one from the deploy folder. */
  readonly layout?: string;
  /** The recipe whose image is meant: of several images of it, one is picked. */
  readonly recipe?: string;
  /** The image in the layout, where it holds several. */
  readonly image?: string;
  /** What to run it with. With it nothing is asked: what is not given is as the image has it. */
  readonly runner?: RunnerName;
  readonly name?: string;
  readonly options?: Partial<RunOptions>;
}

export async function runImage(session: Session, given: RunImageArguments | Uri = {}): Promise<RunImageResult> {
  if (!mayRunPrograms('Running an image')) return { kind: 'failed', message: 'The workspace is not trusted.' };
  // From a menu of an editor the command gets the editor's address instead.
  const choice = given instanceof Uri ? await recipeAt(session, given) : given;
  try {
    const runners = await availableRunners(readSettings().programs);
    if (runners.length === 0) throw new RunFailure(nothingToRunWith);
    const chosen = await chooseRunSource(session, choice);
    const runnable = chosen && (await readRunnable(session, chosen, choice.runner === undefined));
    if (!runnable) return { kind: 'cancelled' };
    const { source, process } = runnable;
    const planned = await planRun(session, source, process, choice, runners);
    const run =
      choice.runner === undefined ? await askFor(session, choice, source, process, planned, runners) : planned;
    if (!run) return { kind: 'cancelled' };
    const { runner } = run;
    const result = await (isEngine(runner)
      ? runInEngine(session, runner, source, run)
      : runInTerminal(session, runner, source, process, run));
    session.containers.refresh();
    if (result.kind === 'started') await rememberRun(session, source.imageName, run);
    return result;
  } catch (error) {
    return failedRun(session, error);
  }
}

/** Nothing to go by where the file is no recipe that gives an image. */
async function recipeAt({ images }: Session, { fsPath }: Uri): Promise<RunImageArguments> {
  const recipe = (await images.current()).recipes.find(({ path }) => path === fsPath)?.name;
  return recipe === undefined ? {} : { recipe };
}

const nothingToRunWith =
  'Nothing on this machine runs containers: install podman, or runc and umoci, or source the init-env.sh of meta-virtualization for vdkr.';

async function planRun(
  session: Session,
  source: RunSource,
  process: ImageProcess,
  choice: RunImageArguments,
  runners: readonly RunnerName[],
): Promise<PlannedRun> {
  const remembered = choice.runner === undefined ? await rememberedRun(session, source.imageName) : undefined;
  const known = remembered && runners.includes(remembered.runner) ? remembered.runner : runners[0];
  const runner = choice.runner ?? known ?? 'podman';
  const options: RunOptions = {
    ports: await proposedPorts(process.exposedPorts),
    volumes: [],
    environment: {},
    isInteractive: wantsTerminal(process),
    isPrivileged: false,
    ...remembered?.options,
    ...(remembered ? { ports: await movedToFreePorts(remembered.options.ports) } : {}),
    ...choice.options,
  };
  const taken = isEngine(runner) ? await takenNames(runner) : new Set<string>();
  return { runner, containerName: choice.name ?? freeContainerName(source.imageName, taken), options };
}

/** An engine that does not answer says so when the image is run. */
async function takenNames(engine: Parameters<typeof listContainers>[0]): Promise<ReadonlySet<string>> {
  const containers = await listContainers(engine, readSettings().programs).catch(() => []);
  return new Set(containers.map(({ name }) => name));
}

async function askFor(
  session: Session,
  choice: RunImageArguments,
  source: RunSource,
  process: ImageProcess,
  planned: PlannedRun,
  runners: readonly RunnerName[],
): Promise<PlannedRun | undefined> {
  const advice = await runAdvice(session, choice.recipe, source.imageName);
  const foreign = process.architecture !== '' && process.architecture !== hostArchitecture();
  const processor = `The image is for ${process.architecture}, and this machine is ${hostArchitecture()}: it runs only with an emulation such as qemu-user-static.`;
  return askForRun(planned, {
    imageName: source.imageName,
    process,
    runners,
    advice: [...(foreign ? [processor] : []), ...advice],
  });
}
