import { areAccepted, type OciLayer } from '../../containers/ociLayers';
import { nearestOf } from '../../knowledge/nearestName';
import { baseName } from '../../project/paths';
import type { PlacedFinding } from '../finding';
import { isUnexpanded, usedLayers } from '../ociImage';
import { type RootFileSystem, rootFileSystemOf } from '../rootFileSystem';
import type { RecipeRule } from '../rule';

export const ociLayerPathMissing: RecipeRule = {
  id: 'oci-layer-path-missing',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A layer of files or directories that the root file system does not hold.',
  why: "Such layers take their content from the image's root file system, by absolute paths: directories in a layer of `directories`, anything in one of `files`. Of a path that is not there the build only warns, and the layer stays empty.",
  bad: ['inherit image image-oci', 'OCI_LAYER_MODE = "multi"', 'OCI_LAYERS = "app:directories:opt/app"'],
  good: [
    'inherit image image-oci',
    'OCI_LAYER_MODE = "multi"',
    'IMAGE_INSTALL = "my-app"',
    'OCI_LAYERS = "app:directories:/opt/app"',
  ],
  check(recipe) {
    const layers = usedLayers(recipe) ?? [];
    if (!areAccepted(layers)) return [];
    const system = once(() => rootFileSystemOf(recipe));
    return layers.flatMap((layer): PlacedFinding[] => {
      if (layer.kind !== 'layer' || (layer.type !== 'files' && layer.type !== 'directories')) return [];
      const why = layer.items.map((path) => whyMissing(path, layer, system)).find((each) => each !== undefined);
      const place = why === undefined ? undefined : recipe.placeOfWord('OCI_LAYERS', layer.entry);
      return place && why !== undefined ? [{ place, message: why }] : [];
    });
  },
};

function whyMissing(
  written: string,
  { name, type }: OciLayer,
  systemOf: () => RootFileSystem | undefined,
): string | undefined {
  if (isUnexpanded(written) || /[,;]/.test(written)) return undefined;
  if (!written.startsWith('/')) {
    return `\`${written}\` is not found: the paths of a layer are absolute, and the layer ${name} stays empty. Write \`/${written}\`.`;
  }
  const path = written.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  const isKnownFile = (): boolean => {
    const { files = [], folders = [] } = systemOf() ?? {};
    return files.includes(path) && !folders.includes(path);
  };
  if (type === 'directories' && (fileEnding.test(written) || isKnownFile())) {
    return `\`${written}\` looks like a file, and a layer of directories takes none: the build warns, and leaves it out. Write \`${name}:files:${written}\`.`;
  }
  const system = /[*?[]/.test(path) ? undefined : systemOf();
  if (!system || !isOfOwnPackages(path, system) || system.mayHold(path)) return undefined;
  const known = [...system.files, ...system.folders];
  const meant = known.find((each) => baseName(each) === baseName(path)) ?? nearestOf(path, known);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  return `Nothing puts \`${path}\` into the root file system: no package does that IMAGE_INSTALL or a layer names, and no function of the image. The build warns, and the layer ${name} lacks it.${hint}`;
}

const fileEnding = /\.(?:conf|cfg|cnf|ini|json|ya?ml|toml|xml|sh|py|pl|crt|pem|key|txt|service|socket|so|env)$/;

/** Whether the packages of the distribution itself install nothing there: below `/opt` and its like, in a folder that a recipe at hand makes, or what is named after one. */
function isOfOwnPackages(path: string, { recipes, folders }: RootFileSystem): boolean {
  if (/^\/(?:app|data|opt|srv|usr\/local)(?:\/|$)/.test(path)) return true;
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (ownConfiguration.test(folder) && folders.includes(folder)) return true;
  const parts = path.split('/');
  return recipes.some((recipe) =>
    parts.some((part) => part === recipe || (/^[-_.]/.test(part.slice(recipe.length)) && part.startsWith(recipe))),
  );
}

/** A folder of `/etc` for one program, as against those that many packages put files into. */
const ownConfiguration =
  /^\/etc\/(?!default|init\.d|network|rc|security|skel|ssh|ssl|sysconfig|systemd|udev|X11)[^/.]+(?:\/|$)/;

/** The answer to a question that costs something, asked once at most. */
function once<Answer>(ask: () => Answer): () => Answer {
  let answer: { readonly value: Answer } | undefined;
  return () => {
    answer ??= { value: ask() };
    return answer.value;
  };
}
