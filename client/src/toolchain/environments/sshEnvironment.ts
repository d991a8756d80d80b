/** BitBake on another host, over ssh. Keys and addresses are ssh's own affair (`~/.ssh/config`, its agent): nothing is asked, and no secret passes here. */
import { initScriptsNear } from '../bitbake/checkoutFolders';
import { shellLine } from '../shellQuote';
import { inBuildPlace } from './awayBash';
import type { SshSetting } from './bitbakeSetting';
import type { BuildEnvironment } from './buildEnvironment';
import { pathMap } from './pathMap';
import { sharedFolders } from './sharedFolders';

/** `buildFolder` and `checkouts` are those on this machine, be they copies or the same over the network. */
export function sshEnvironment(
  buildFolder: string,
  checkouts: readonly string[],
  setting: SshSetting,
): BuildEnvironment {
  const { host, script } = setting;
  const folderThere = setting.buildFolder ?? buildFolder;
  const place = {
    buildFolder: folderThere,
    scripts: script === undefined ? initScriptsNear(folderThere) : [script],
    isScriptNeeded: script !== undefined,
  };
  return {
    // With another path for the build folder the hosts do not share their files, but for what the setting names.
    ...pathMap(sharedFolders(buildFolder, setting.buildFolder === undefined ? checkouts : [], setting)),
    kind: 'ssh',
    description: `over ssh on ${host}`,
    buildFolder: folderThere,
    command: (program, words, options) => ({
      program: 'ssh',
      // Without a terminal there is nobody to ask for a password: ssh is to say that it wants one, and not to wait.
      arguments: [
        ...(options?.isForTerminal ? ['-t'] : ['-T', '-o', 'BatchMode=yes']),
        ...setting.options,
        '--',
        host,
        `exec ${shellLine(inBuildPlace(place, program, words, options))}`,
      ],
      isInterruptedByInput: !options?.isForTerminal,
    }),
  };
}
