/** What there is of the programs that this extension starts or that a build needs, and how BitBake is started. */
import { findBitBakeLibrary } from '../bitbake/bitbakeLibrary';
import { type BuildEnvironment, runsHere, UnusableSettingError } from '../environments/buildEnvironment';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../environments/findBuildEnvironment';
import { findOnPath } from '../findOnPath';
import { MissingProgramError } from '../startProgram';
import { type FoundProgram, findProgram } from './findProgram';
import { findHostTools, type HostTools } from './hostTools';
import { type KnownProgram, knownPrograms } from './knownPrograms';
import { findNativeProgram } from './nativePrograms';
import type { ProgramPaths } from './programPaths';
import { askVersion, isOlder, type VersionAnswer } from './programVersion';

export interface Toolchain {
  readonly build: BuildReport;
  /** Undefined where no core layer is known, and where BitBake does not run among the programs of this machine. */
  readonly hostTools: HostTools | undefined;
  readonly programs: readonly ProgramReport[];
}

export type BuildReport =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'ready';
      readonly environment: BuildEnvironment;
      /** The setting that says so; undefined where it was found out. */
      readonly setting: string | undefined;
      readonly bitbake: VersionAnswer;
    }
  | { readonly kind: 'missing'; readonly program: string }
  | { readonly kind: 'unusable'; readonly why: string };

export interface ProgramReport {
  readonly program: KnownProgram;
  readonly place: FoundProgram;
  /** Undefined where the program is not there, or has none. */
  readonly answer: VersionAnswer | undefined;
  readonly isOutdated: boolean;
  /** Where a build folder has one that BitBake built. */
  readonly native: string | undefined;
}

export interface SurveyRequest {
  readonly build: BuildEnvironmentRequest | undefined;
  readonly programs: ProgramPaths;
  readonly signal?: AbortSignal;
  /** How long a program may think about its version. */
  readonly limitMs?: number;
}

/** Of those that are asked at the same time; each is a process. */
const mostAtOnce = 6;
/** On another host, or in a container that is yet to start, BitBake needs longer. */
const buildLimitMs = 30_000;

export async function surveyToolchain(request: SurveyRequest): Promise<Toolchain> {
  const { build, programs, signal, limitMs = 5000 } = request;
  const folders = build ? ((await findBitBakeLibrary(build.buildFolder, ''))?.programFolders ?? []) : [];
  const [buildReport, hostTools, ...reports] = await Promise.all([
    reportBuild(build, signal),
    build ? findHostTools(build.buildFolder) : undefined,
    ...inTurns(knownPrograms, async (program): Promise<ProgramReport> => {
      const place = await findProgram(program.name, programs, folders);
      const answer = await versionOf(program, place, { limitMs, ...(signal ? { signal } : {}) });
      const native = place.kind === 'missing' ? await nativeOf(program, build?.buildFolder) : undefined;
      return { program, place, answer, isOutdated: isOutdated(program, answer), native };
    }),
  ]);
  const isHere = buildReport.kind !== 'ready' || runsHere(buildReport.environment);
  return { build: buildReport, hostTools: isHere ? hostTools : undefined, programs: reports };
}

async function reportBuild(
  request: BuildEnvironmentRequest | undefined,
  signal: AbortSignal | undefined,
): Promise<BuildReport> {
  if (!request) return { kind: 'none' };
  try {
    const environment = await findBuildEnvironment(request);
    const command = environment.command('bitbake', ['--version'], { isQuestion: true });
    if (!(await findOnPath(command.program))) return { kind: 'missing', program: command.program };
    const words = /BitBake Build Tool[^\n]*/;
    const bitbake = await askVersion(command, { limitMs: buildLimitMs, words, ...(signal ? { signal } : {}) });
    return { kind: 'ready', environment, setting: settingOf(request), bitbake };
  } catch (error) {
    if (error instanceof MissingProgramError) return { kind: 'missing', program: error.program };
    if (error instanceof UnusableSettingError) return { kind: 'unusable', why: error.message };
    throw error;
  }
}

function settingOf({ customCommand, bitbake }: BuildEnvironmentRequest): string | undefined {
  if (customCommand.length > 0) return 'metavirt.bitbakeCommand';
  return bitbake && bitbake.kind !== 'auto' ? 'metavirt.bitbake' : undefined;
}

async function versionOf(
  { versionArguments }: KnownProgram,
  place: FoundProgram,
  options: { readonly limitMs: number; readonly signal?: AbortSignal },
): Promise<VersionAnswer | undefined> {
  if (place.kind !== 'found' || !versionArguments) return undefined;
  return askVersion({ program: place.path, arguments: versionArguments }, options);
}

async function nativeOf(
  { name, nativeRecipe }: KnownProgram,
  buildFolder: string | undefined,
): Promise<string | undefined> {
  if (buildFolder === undefined || nativeRecipe === undefined) return undefined;
  return findNativeProgram(buildFolder, nativeRecipe, name);
}

function isOutdated({ minimum }: KnownProgram, answer: VersionAnswer | undefined): boolean {
  return minimum !== undefined && answer?.kind === 'version' && isOlder(answer.version, minimum.version);
}

/** Does all, a few of them at a time, in their order. */
function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result>[] {
  const started: Promise<Result>[] = [];
  for (const [index, item] of items.entries()) {
    const before = started[index - mostAtOnce];
    started.push(before === undefined ? work(item) : before.then(() => work(item)));
  }
  return started;
}
