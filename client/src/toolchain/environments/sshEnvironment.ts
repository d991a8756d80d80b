/** BitBake on another host, over ssh. Keys and addresses are ssh's own affair (`~/.ssh/config`, its agent): nothing is asked, and no secret passes here. */
import { initScriptsNear } from '../checkoutFolders';
import { shellLine } from '../shellQuote';
import { inBuildPlace } from './awayBash';
import type { SshSetting } from './bitbakeSetting';
import type { BuildEnvironment } from './buildEnvironment';
import { type PathMap, pathMap, samePaths } from './pathMap';

/** `buildFolder` is the one on this machine, be it a copy or the same over the network. */
export function sshEnvironment(buildFolder: string, setting: SshSetting): BuildEnvironment {
  const { host, script } = setting;
  const folderThere = setting.buildFolder ?? buildFolder;
  const place = {
    buildFolder: folderThere,
    scripts: script === undefined ? initScriptsNear(folderThere) : [script],
    isScriptNeeded: script !== undefined,
  };
  return {
    ...sshPaths(buildFolder, setting),
    kind: 'ssh',
    description: `over ssh on ${host}`,
    buildFolder: folderThere,
    command: (program, words, options) => ({
      program: 'ssh',
      // Without a terminal there is nobody to ask for a password: ssh is to say that it wants one, and not to wait.
      arguments: [
        '-T',
        '-o',
        'BatchMode=yes',
        ...setting.options,
        '--',
        host,
        `exec ${shellLine(inBuildPlace(place, program, words, options))}`,
      ],
      isInterruptedByInput: true,
    }),
  };
}

/** Without another path for the build folder the hosts share their files. */
function sshPaths(buildFolder: string, setting: SshSetting): PathMap {
  const named = [...setting.paths].map(([there, here]) => ({ here, there }));
  if (setting.buildFolder === undefined)
    return named.length === 0 ? samePaths : pathMap([...named, { here: '/', there: '/' }]);
  return pathMap([...named, { here: buildFolder, there: setting.buildFolder }]);
}
