import { readersOf } from '../../containers/engineFiles';
import { type ConfigFile, installedPaths } from '../../formats/configFile';
import type { PlacedFinding } from '../finding';
import { type ImagePackages, type InstalledRecipe, imagePackages } from '../imagePackages';
import { configFilesOf, hasOnePackage } from '../recipeConfigFiles';
import type { RecipeRule } from '../rule';

export const configWithoutEngine: RecipeRule = {
  id: 'config-without-engine',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  what: 'An image with the configuration of a container engine that it does not have.',
  why: 'A recipe installs `daemon.json`, `containers.conf`, a network of CNI or the like, and no package of the image brings a program that reads it: neither the list of the image names one, nor does one of its packages depend on one.',
  bad: {
    'recipes/edge-config.bb': [
      'LICENSE = "MIT"',
      'do_install() {',
      `    install -d \${D}\${sysconfdir}/docker`,
      `    echo '{"live-restore": true}' > \${D}\${sysconfdir}/docker/daemon.json`,
      '}',
    ],
    'recipes/edge-image.bb': [
      'LICENSE = "MIT"',
      'inherit core-image',
      'IMAGE_INSTALL = "packagegroup-core-boot edge-config"',
    ],
  },
  good: {
    'recipes/edge-config.bb': [
      'LICENSE = "MIT"',
      'RDEPENDS:${PN} = "docker"',
      'do_install() {',
      `    install -d \${D}\${sysconfdir}/docker`,
      `    echo '{"live-restore": true}' > \${D}\${sysconfdir}/docker/daemon.json`,
      '}',
    ],
    'recipes/edge-image.bb': [
      'LICENSE = "MIT"',
      'inherit core-image',
      'IMAGE_INSTALL = "packagegroup-core-boot edge-config"',
    ],
  },
  check(image) {
    if (!image.isImage || image.isSkipped || !image.snapshot.complete) return [];
    const installed = imagePackages(image);
    if (!installed?.areAll) return [];
    return installed.recipes.flatMap((recipe): PlacedFinding[] => {
      const unread = unreadFile(recipe, installed, (path) => configFilesOf(path, image.snapshot));
      const place =
        unread && hasOnePackage(recipe.paths, image.snapshot)
          ? image.placeOfWord(recipe.variable, recipe.word)
          : undefined;
      if (!unread || !place) return [];
      const [path = ''] = installedPaths(unread.file);
      return [
        {
          place,
          message: `\`${recipe.file.name}\` installs \`${path}\`, and nothing in the image reads it. Install ${unread.usual}, or leave \`${recipe.word}\` out.`,
        },
      ];
    });
  },
};

interface UnreadFile {
  readonly file: ConfigFile;
  readonly usual: string;
}

/** The first file that certainly no program of the image reads, where none of the recipe's files is read. */
function unreadFile(
  { paths }: InstalledRecipe,
  { names, recipes }: ImagePackages,
  filesOf: (path: string) => readonly ConfigFile[],
): UnreadFile | undefined {
  const files = paths
    .flatMap(filesOf)
    .filter(({ uses }) => uses.targets.some((target) => target.startsWith('/etc/') || target.startsWith('/usr/')));
  const all = [...names, ...recipes.map(({ file }) => file.name)];
  const unread = files.map((file): UnreadFile | undefined => {
    const readers = readersOf(file.format);
    return readers && !all.some((name) => readers.names.test(name)) ? { file, usual: readers.usual } : undefined;
  });
  return unread.includes(undefined) ? undefined : unread[0];
}
