import { isMasked } from '../../formats/configFile';
import { type KasRepository, kasIncludes, kasRepositories, ownRepository } from '../../formats/kasRepositories';
import { folderOf, foldersUpwards, joined } from '../../project/paths';
import type { Finding } from '../finding';
import type { ConfigFileContext, ConfigFileRule } from '../rule';

/** Folders upwards that a path may start from where the top of the repository is not known. */
const folderLimit = 4;

export const kasMissingFile: ConfigFileRule = {
  id: 'kas-missing-file',
  category: 'files',
  subject: 'configFile',
  formats: ['kas'],
  severity: 'error',
  what: 'A file of kas that includes a file, or takes a layer from a repository, that is not there.',
  why: '`kas` stops at an include that it does not find. A layer that is not there comes to `bblayers.conf`, and BitBake stops.',
  bad: {
    'kas.yml': ['header:', '  version: 14', '  includes:', '    - kas/bsae.yml', 'machine: qemuarm64'],
    'kas/base.yml': ['header:', '  version: 14', 'distro: poky'],
  },
  good: {
    'kas.yml': ['header:', '  version: 14', '  includes:', '    - kas/base.yml', 'machine: qemuarm64'],
    'kas/base.yml': ['header:', '  version: 14', 'distro: poky'],
  },
  check(context) {
    const { file, snapshot } = context;
    if (file.isWritten) return [];
    const repositories = kasRepositories(file, snapshot);
    return [...missingIncludes(context, repositories), ...repositories.flatMap((each) => missingLayers(each, context))]
      .filter(({ span }) => !isMasked(file, span))
      .sort((first, second) => first.span.start - second.span.start);
  },
};

function missingIncludes(
  { file, snapshot }: ConfigFileContext,
  repositories: readonly KasRepository[],
): readonly Finding[] {
  return kasIncludes(file).flatMap(({ span, repository, path }) => {
    const folders =
      repository === undefined
        ? foldersOfOwn(file.path, ownRepository(file.path, snapshot))
        : repositories.flatMap(({ property, folders }) => (property.name === repository ? folders : []));
    if (folders.length === 0 || folders.some((each) => snapshot.isFile(joined(each, path)))) return [];
    return [
      {
        span,
        message: `\`${path}\` is not there: kas stops. Paths start at the top of the repository.`,
      },
    ];
  });
}

/** kas looks at the top of the repository, then beside the file. */
function foldersOfOwn(path: string, top: string | undefined): readonly string[] {
  const folder = folderOf(path);
  return top === undefined ? foldersUpwards(folder).slice(0, folderLimit) : [top, folder];
}

/** Of another repository a revision may be meant that is not checked out. */
function missingLayers(
  { folders, isOwn, layers, property }: KasRepository,
  { snapshot }: ConfigFileContext,
): readonly Finding[] {
  if (folders.length === 0) return [];
  return layers.flatMap(({ path, span }) => {
    const isThere = folders.some((folder) => snapshot.isFile(joined(folder, `${path}/conf/layer.conf`)));
    // A repository for which none is named may be there for its files alone.
    if (isThere || path.includes('$') || span === property.nameSpan) return [];
    const what = path === '.' ? `The top of \`${property.name}\`` : `\`${path}\` in \`${property.name}\``;
    return [
      {
        span,
        severity: isOwn ? 'error' : 'warning',
        message: `${what} is no layer, as it has no \`conf/layer.conf\` here: BitBake stops.`,
      },
    ];
  });
}
