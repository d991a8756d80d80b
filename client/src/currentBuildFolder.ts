/** Where BitBake builds, on this machine or elsewhere. */
import type { Session } from './session';
import { readSettings } from './settings';
import { buildFolderElsewhere } from './toolchain/environments/bitbakeSetting';

/** The folder that BitBake builds in: the chosen one, else the one that the setting names on another host or in a container. */
export function currentBuildFolder({ buildFolder }: Pick<Session, 'buildFolder'>): string | undefined {
  return buildFolder.current() ?? buildFolderElsewhere(readSettings().bitbake);
}
