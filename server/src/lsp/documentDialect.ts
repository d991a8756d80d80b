/** Which documents are BitBake's, and how it reads them. */
import { dialectOf } from '../syntax/bitbake/dialect';
import type { Dialect } from '../syntax/bitbake/tree';

/** The language's id in the clients that know BitBake. */
const bitbakeLanguageId = 'bitbake';

/**
 * The dialect of a document. What the user or the client calls BitBake is BitBake, a recipe if its name does not say more (a
 * document that is not saved yet). Of the rest `.inc` and `.conf` belong to many programs and count by where they stand.
 */
export function dialectOfDocument(path: string, languageId: string): Dialect | undefined {
  const dialect = dialectOf(path);
  if (languageId === bitbakeLanguageId) return dialect ?? 'recipe';
  if (dialect === 'conf') return standsInConf(path) ? dialect : undefined;
  return dialect === 'include' ? undefined : dialect;
}

const configurationFolders = ['/conf/machine/', '/conf/distro/', '/conf/multiconfig/', '/conf/templates/'];
const configurationFiles = [
  '/conf/layer.conf',
  '/conf/local.conf',
  '/conf/site.conf',
  '/conf/auto.conf',
  '/conf/bblayers.conf',
];

function standsInConf(path: string): boolean {
  return (
    configurationFiles.some((file) => path.endsWith(file)) ||
    configurationFolders.some((folder) => path.includes(folder))
  );
}
