/** How each image was run last, for the next time. The values of variables are kept in VS Code's secret storage: they may be passwords. */
import type { Session } from '../../session';
import type { RunnerName } from '../../toolchain/run/engines';
import type { RunOptions } from '../../toolchain/run/runOptions';

export interface RememberedRun {
  readonly runner: RunnerName;
  readonly options: RunOptions;
}

type KeptRun = { readonly runner: RunnerName; readonly options: Omit<RunOptions, 'environment'> };
type Kept = readonly (readonly [imageName: string, run: KeptRun])[];

const runsKey = 'metavirt.runs';
const mostRemembered = 50;

export async function rememberedRun(session: Session, imageName: string): Promise<RememberedRun | undefined> {
  const run = keptRuns(session).find(([name]) => name === imageName)?.[1];
  if (!run) return undefined;
  const environment = await environmentOf(session, imageName);
  return { runner: run.runner, options: { ...run.options, environment } };
}

export async function rememberRun(session: Session, imageName: string, run: RememberedRun): Promise<void> {
  const { environment, ...options } = run.options;
  const others = keptRuns(session).filter(([name]) => name !== imageName);
  const all: Kept = [[imageName, { runner: run.runner, options }], ...others];
  await session.context.workspaceState.update(runsKey, all.slice(0, mostRemembered));
  for (const [forgotten] of all.slice(mostRemembered)) await session.context.secrets.delete(secretName(forgotten));
  if (Object.keys(environment).length === 0) await session.context.secrets.delete(secretName(imageName));
  else await session.context.secrets.store(secretName(imageName), JSON.stringify(environment));
}

async function environmentOf(session: Session, imageName: string): Promise<Readonly<Record<string, string>>> {
  try {
    return JSON.parse((await session.context.secrets.get(secretName(imageName))) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

function keptRuns(session: Session): Kept {
  return session.context.workspaceState.get<Kept>(runsKey, []);
}

function secretName(imageName: string): string {
  return `metavirt.runEnvironment.${imageName}`;
}
