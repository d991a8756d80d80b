/** Which way BitBake is started in a build folder: what the settings say, else what is certain from the folder and from this machine. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findInitScript, findOwnInitScript, layerCheckouts } from '../bitbake/checkoutFolders';
import { findOnPath } from '../findOnPath';
import type { ProgramPaths } from '../programs/programPaths';
import { MissingProgramError } from '../startProgram';
import { type BitBakeSetting, type KasSetting, takesFile } from './bitbakeSetting';
import { type BuildEnvironment, UnusableSettingError } from './buildEnvironment';
import { containerEnvironment } from './containerEnvironment';
import { customCommandEnvironment, pathEnvironment, scriptEnvironment } from './hostEnvironment';
import { kasOfBuildFolder } from './kasBuildFolder';
import { kasContainerEnvironment, kasEnvironment } from './kasEnvironment';
import { sshEnvironment } from './sshEnvironment';

export interface BuildEnvironmentRequest {
  readonly buildFolder: string;
  /** A command of the user's own that stands for `bitbake`; empty for none. */
  readonly customCommand: readonly string[];
  /** The setting `metavirt.bitbake`; undefined to find out. */
  readonly bitbake?: BitBakeSetting;
  /** The paths of programs that are not to be looked for on PATH, by name. */
  readonly programs?: ProgramPaths;
}

/**
 * A command of the user's own counts before the setting `metavirt.bitbake`. Rejects with UnusableSettingError where that cannot be followed, and with
 * MissingProgramError where nothing is set and there is no BitBake.
 */
export async function findBuildEnvironment(request: BuildEnvironmentRequest): Promise<BuildEnvironment> {
  const { programs = {} } = request;
  const environment = await environmentOf(request, programs);
  return {
    ...environment,
    command(program, words, options) {
      const command = environment.command(program, words, options);
      return { ...command, program: pathOf(programs, command.program) ?? command.program };
    },
  };
}

async function environmentOf(request: BuildEnvironmentRequest, programs: ProgramPaths): Promise<BuildEnvironment> {
  const { buildFolder, customCommand, bitbake = { kind: 'auto' } } = request;
  if (customCommand.length > 0) return customCommandEnvironment(buildFolder, customCommand);
  switch (bitbake.kind) {
    case 'unusable':
      throw new UnusableSettingError(bitbake.why);
    case 'auto':
      return likeliestEnvironment(buildFolder, programs);
    case 'path':
      if ((await findOnPath('bitbake')) === undefined) throw new MissingProgramError('bitbake');
      return pathEnvironment(buildFolder);
    case 'script':
      return scriptEnvironment(buildFolder, bitbake.script);
    case 'kas':
    case 'kas-container':
      return throughKas(buildFolder, bitbake);
    case 'container':
      return containerEnvironment(
        { buildFolder, checkouts: await layerCheckouts(buildFolder), user: hostUser() },
        bitbake,
      );
    case 'ssh':
      return sshEnvironment(buildFolder, await layerCheckouts(buildFolder), bitbake);
  }
}

async function likeliestEnvironment(buildFolder: string, programs: ProgramPaths): Promise<BuildEnvironment> {
  const isOnPath = (await findOnPath('bitbake')) !== undefined;
  if (isOnPath && isSetUpFor(buildFolder)) return pathEnvironment(buildFolder);
  const ownScript = await findOwnInitScript(buildFolder);
  if (ownScript !== undefined) return scriptEnvironment(buildFolder, ownScript);
  const kas = await kasOfBuildFolder(buildFolder);
  const isKasThere = kas && (pathOf(programs, kas.kind) ?? (await findOnPath(kas.kind))) !== undefined;
  if (isKasThere && kas.files?.every((file) => takesFile(kas.kind, file))) {
    // Nobody asked for kas: it is to give its environment, and not to write over what was changed by hand.
    return throughKas(buildFolder, { ...kas, files: kas.files, workFolder: undefined, keepsConfiguration: true });
  }
  if (isOnPath) return pathEnvironment(buildFolder);
  const script = await findInitScript(buildFolder);
  if (script === undefined) throw new MissingProgramError(kas?.files ? kas.kind : 'bitbake');
  return scriptEnvironment(buildFolder, script);
}

function pathOf(programs: ProgramPaths, name: string): string | undefined {
  return Object.hasOwn(programs, name) ? programs[name] : undefined;
}

/** Whether VS Code was started from a shell in which `oe-init-build-env` was sourced for this very folder. */
function isSetUpFor(buildFolder: string): boolean {
  return process.env.BUILDDIR !== undefined && resolve(process.env.BUILDDIR) === resolve(buildFolder);
}

async function throughKas(buildFolder: string, setting: KasSetting): Promise<BuildEnvironment> {
  if (setting.kind === 'kas') return kasEnvironment(buildFolder, setting);
  const [first] = setting.files;
  const start = first === undefined ? (setting.workFolder ?? dirname(buildFolder)) : dirname(first);
  return kasContainerEnvironment(buildFolder, setting, await checkoutAround(start));
}

/** The top of the checkout that holds a folder; the folder itself where it is in none. */
async function checkoutAround(folder: string): Promise<string> {
  for (let each = folder; ; each = dirname(each)) {
    if (await stat(join(each, '.git')).catch(() => undefined)) return each;
    if (each === dirname(each)) return folder;
  }
}

/** Windows has no such numbers. */
function hostUser(): { readonly uid: number; readonly gid: number } | undefined {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
