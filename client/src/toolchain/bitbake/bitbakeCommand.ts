/** The command line of BitBake. */
import type { CommandOptions } from '../environments/buildEnvironment';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../environments/findBuildEnvironment';
import type { ProgramCommand } from '../startProgram';

export interface BitBakeRequest extends BuildEnvironmentRequest, CommandOptions {
  /** What follows `bitbake` on its command line. */
  readonly arguments: readonly string[];
}

/**
 * The command that runs BitBake in a build folder, with its environment; it writes all to standard output. Rejects with MissingProgramError where
 * there is no BitBake, and with UnusableSettingError where the settings cannot be followed.
 */
export async function bitbakeCommand(request: BitBakeRequest): Promise<ProgramCommand> {
  return (await findBuildEnvironment(request)).command('bitbake', request.arguments, request);
}

/**
 * A target that may stand on BitBake's command line: a recipe's name or provider, with `mc:NAME:` in front where it is of another
 * configuration. Anything that BitBake would take for an option is not one.
 */
export function isBuildTarget(text: string): boolean {
  return text.length <= 200 && /^[A-Za-z0-9][A-Za-z0-9+._/:-]*$/.test(text);
}
