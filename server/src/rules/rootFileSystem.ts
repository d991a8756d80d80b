/**
 * What an image's root file system holds, as far as the texts of the recipes tell whose packages it installs. Where one of them is not
 * at hand, or leaves the paths to a program, anything may be there.
 */
import { anyPath, type Expand, joinedPaths, mayHold, type PutPaths, pathsPut } from '../containers/putPaths';
import { standardFolder } from '../knowledge/standardFolders';
import { splitWords } from '../syntax/bitbake/text';
import { authorOf } from './evaluated';
import type { EvaluatedRecipe } from './evaluatedRecipe';
import { usedLayers } from './ociImage';
import { packageContents } from './packageContents';

export interface RootFileSystem {
  /** The recipes of the packages that were looked into. */
  readonly recipes: readonly string[];
  /** What they and the image put there. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  mayHold(path: string): boolean;
}

/** Undefined where packages or functions are not known. */
export function rootFileSystemOf(image: EvaluatedRecipe): RootFileSystem | undefined {
  if (image.metadata.missingClasses.has('core-image') || !image.knowsClasses) return undefined;
  const packages = installedPackages(image);
  const own = packages && pathsOfImage(image);
  const contents = own && packages && packageContents(packages, image);
  if (!contents) return undefined;
  const all = [own, ...contents.paths];
  if (all.some(({ trees }) => trees.has('/'))) return undefined;
  return {
    recipes: contents.recipes,
    files: all.flatMap(({ files }) => [...files]),
    folders: all.flatMap(({ folders }) => [...folders]),
    mayHold: (path) => all.some((each) => mayHold(each, path)),
  };
}

/** What IMAGE_INSTALL, the layers and the features of the image name. */
function installedPackages(image: EvaluatedRecipe): readonly string[] | undefined {
  const features = image.words('IMAGE_FEATURES') ?? [];
  const byFeature = features.map((feature) => `FEATURE_PACKAGES_${feature}`).filter((name) => image.isSet(name));
  const given = image.isSet('PACKAGE_INSTALL') ? ['PACKAGE_INSTALL'] : [];
  const lists = ['IMAGE_INSTALL', ...given, ...byFeature].map((name) => image.words(name));
  if (lists.includes(undefined)) return undefined;
  const layered = (usedLayers(image) ?? []).flatMap((each) =>
    each.kind === 'layer' && each.type === 'packages' ? each.items : [],
  );
  return [...lists.flatMap((words) => words ?? []), ...layered];
}

/** Lists of functions that change the root file system. */
const commandVariables = [
  'ROOTFS_POSTPROCESS_COMMAND',
  'ROOTFS_POSTINSTALL_COMMAND',
  'ROOTFS_PREPROCESS_COMMAND',
  'ROOTFS_POSTUNINSTALL_COMMAND',
  'IMAGE_PREPROCESS_COMMAND',
];

/** Tasks before the layers are made: who adds to them can do anything. */
const imageTasks = ['do_rootfs', 'do_image', 'do_image_oci'];

/** What the recipe's own functions put there; undefined where the recipe adds to the tasks themselves. */
function pathsOfImage(image: EvaluatedRecipe): PutPaths | undefined {
  if (imageTasks.some((task) => image.isSet(task))) return undefined;
  const flags = [
    'do_rootfs prefuncs',
    'do_rootfs postfuncs',
    'do_image prefuncs',
    'do_image postfuncs',
    'do_image_oci prefuncs',
  ];
  if (flags.some((each) => isSetByRecipe(image, each))) return undefined;
  const users = image.isSet('EXTRA_USERS_PARAMS') ? image.text('EXTRA_USERS_PARAMS') : '';
  if (users === undefined) return undefined;
  const lists = commandVariables.map((name) => ownFunctions(image, name));
  if (lists.includes(undefined)) return undefined;
  const functions = new Set(lists.flatMap((names) => names ?? []));
  const expand: Expand = (name) => standardFolder(name) ?? (image.text(name) || undefined);
  const paths = [...functions].map((name) => pathsOfFunction(image, name, expand));
  const homes = users.split(/[\s;'"]+/).filter((word) => word.startsWith('/'));
  return joinedPaths([...paths, { files: new Set(), folders: new Set(), trees: new Set(homes) }]);
}

function isSetByRecipe({ metadata }: EvaluatedRecipe, taskAndFlag: string): boolean {
  const [task = '', flag = ''] = taskAndFlag.split(' ');
  return metadata
    .flagHistory(task, flag)
    .some((entry) => authorOf(entry) !== 'class' && !isOfClass(entry.origin?.path));
}

/** Classes include files from beside them. */
function isOfClass(path = ''): boolean {
  return /\/classes[^/]*\/[^/]+$/.test(path);
}

/** The functions of a list, but for those of classes that keep to the usual folders; undefined where they are not known. */
function ownFunctions(image: EvaluatedRecipe, variable: string): readonly string[] | undefined {
  const text = image.text(variable);
  if (text === undefined || text.includes('${')) return undefined;
  return splitWords(text.replaceAll(';', ' ')).filter((name) => {
    const origins = image.metadata.ownHistory(name).flatMap(({ origin }) => origin?.path ?? []);
    return origins.length === 0 || !origins.every((path) => isOfKnownClass(image, path));
  });
}

function isOfKnownClass({ snapshot }: EvaluatedRecipe, path: string): boolean {
  return path.endsWith('.bbclass') && ['core', 'virtualization-layer'].includes(snapshot.layerOf(path)?.name ?? '');
}

/** Functions call each other so deep. */
const maxCalls = 4;

function pathsOfFunction(image: EvaluatedRecipe, name: string, expand: Expand, depth = 0): PutPaths {
  const code = image.metadata.unexpanded(name);
  const isPython = image.flag(name, 'python') !== '';
  if (code === undefined || isPython || depth > maxCalls) return anyPath;
  const called = [...code.matchAll(/^[ \t]*([A-Za-z_]\w*)(?=\s|$)/gm)].flatMap(([, word = '']) =>
    word !== name && image.metadata.isFunction(word) ? word : [],
  );
  const further = called.map((each) => pathsOfFunction(image, each, expand, depth + 1));
  return joinedPaths([pathsPut(code, expand), ...further]);
}
