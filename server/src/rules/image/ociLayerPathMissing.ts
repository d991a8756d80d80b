import { areAccepted, type OciLayer } from '../../containers/ociLayers';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import { isUnexpanded, usedLayers } from '../ociImage';
import type { PlacedFinding, RecipeRule } from '../rule';

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
    const isBare = once(() => holdsNothingButBasics(recipe));
    return layers.flatMap((layer): PlacedFinding[] => {
      if (layer.kind !== 'layer' || (layer.type !== 'files' && layer.type !== 'directories')) return [];
      const why = layer.items.map((path) => whyMissing(path, layer, isBare)).find((each) => each !== undefined);
      const place = why === undefined ? undefined : recipe.placeOfWord('OCI_LAYERS', layer.entry);
      return place && why !== undefined ? [{ place, message: why }] : [];
    });
  },
};

function whyMissing(path: string, { name, type }: OciLayer, isBare: () => boolean): string | undefined {
  if (isUnexpanded(path) || /[,;]/.test(path)) return undefined;
  if (!path.startsWith('/')) {
    return `\`${path}\` is not found: the paths of a layer are absolute, and the layer ${name} stays empty. Write \`/${path}\`.`;
  }
  if (type === 'directories' && fileEnding.test(path)) {
    return `\`${path}\` looks like a file, and a layer of directories takes none: the build warns, and leaves it out. Write \`${name}:files:${path}\`.`;
  }
  if (!ownFolders.test(path) || !isBare()) return undefined;
  return `Nothing puts \`${path}\` into the root file system: no package does that IMAGE_INSTALL or a layer names, and no ROOTFS_POSTPROCESS_COMMAND of the recipe. The build warns, and the layer ${name} lacks it.`;
}

const fileEnding = /\.(?:conf|cfg|cnf|ini|json|ya?ml|toml|xml|sh|py|pl|crt|pem|key|txt|service|socket|so|env)$/;

/** Where the packages of the distribution itself install nothing. */
const ownFolders = /^\/(?:app|data|opt|srv|usr\/local)(?:\/|$)/;

/** The answer to a question that costs something, asked once at most. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => (answer ??= ask());
}

/** Whether the root file system holds packages alone that are known to keep to the usual folders, and nobody adds to it. */
function holdsNothingButBasics(recipe: EvaluatedRecipe): boolean {
  const layers = usedLayers(recipe) ?? [];
  const layered = layers.flatMap((each) => (each.kind === 'layer' && each.type === 'packages' ? each.items : []));
  const installed = recipe.words('IMAGE_INSTALL');
  if (!installed || recipe.metadata.missingClasses.has('core-image')) return false;
  if (![...installed, ...layered].every((name) => basics.test(name))) return false;
  return addingVariables.every((name) => recipe.authorOf(name) !== 'recipe');
}

const basics =
  /^(?:base-files|base-passwd|bash|busybox|ca-certificates|container-dummy-provides|coreutils|curl|netbase|python3(?:-[\w-]+)?|tini|tzdata|ncurses-terminfo-base)$/;

const addingVariables = [
  'ROOTFS_POSTPROCESS_COMMAND',
  'ROOTFS_POSTINSTALL_COMMAND',
  'ROOTFS_PREPROCESS_COMMAND',
  'ROOTFS_POSTUNINSTALL_COMMAND',
  'IMAGE_PREPROCESS_COMMAND',
  'EXTRA_USERS_PARAMS',
  'FEATURE_PACKAGES',
];
