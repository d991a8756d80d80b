import { bundledContainer, importedImage, type NamedImage } from '../../containers/bundledContainer';
import { bundleEntry } from '../../containers/bundleEntry';
import { plainValue } from '../../containers/plainValue';
import { isMasked } from '../../formats/configFile';
import { nearestOf } from '../../knowledge/nearestName';
import type { Snapshot } from '../../project/snapshot';
import { splitWords } from '../../syntax/bitbake/text';
import { unitEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const quadletImageNotMade: ConfigFileRule = {
  id: 'quadlet-image-not-made',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A `.container` with an image of the layers by another name than the import gives it.',
  why: 'What is bundled from a recipe is put into the store as `name:latest`, or with the version that stands in the name of its entry; podman has it as `docker.io/library/name`. By another tag, or with `localhost/` before it, podman does not find it there and asks a registry that does not have it.',
  bad: {
    'recipes/app-image.bb': ['LICENSE = "MIT"', 'inherit image image-oci'],
    'recipes/files/app.container': ['[Container]', 'Image=localhost/app-image:latest'],
    'recipes/app.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "app-image:always"',
      'SRC_URI = "file://app.container"',
    ],
  },
  good: {
    'recipes/app-image.bb': ['LICENSE = "MIT"', 'inherit image image-oci'],
    'recipes/files/app.container': ['[Container]', 'Image=app-image:latest'],
    'recipes/app.bb': [
      'inherit container-bundle',
      'CONTAINER_BUNDLES = "app-image:always"',
      'SRC_URI = "file://app.container"',
    ],
  },
  check({ file, snapshot }) {
    if (file.tree.kind !== 'unit' || !snapshot.complete) return [];
    return unitEntries(file.tree, 'Container', 'Image').flatMap(({ value, valueSpan }) => {
      const named = isMasked(file, valueSpan) ? undefined : localImage(value);
      const problem = named && problemOf(named, value, snapshot);
      return problem ? [{ span: valueSpan, ...problem }] : [];
    });
  },
};

interface WrittenImage extends NamedImage {
  readonly hasHost: boolean;
}

/** `name`, `name:tag` and the same behind `localhost/`; undefined for what comes from a registry or another file. */
function localImage(value: string): WrittenImage | undefined {
  const [, host, name = '', tag = 'latest'] = /^(localhost\/)?([a-z0-9][\w.-]*)(?::([\w.-]+))?$/.exec(value) ?? [];
  if (name === '' || /\.(?:image|build)$/.test(name)) return undefined;
  return { name, tag, hasHost: host !== undefined };
}

function problemOf(
  { name, tag, hasHost }: WrittenImage,
  written: string,
  snapshot: Snapshot,
): Pick<Finding, 'message' | 'severity'> | undefined {
  const bundled = bundledImages(snapshot);
  const isRecipe = snapshot.recipesInheriting('image-oci').has(name);
  const tags = [...new Set(bundled.filter((image) => image.name === name).map((image) => image.tag))];
  if (tags.length > 0) {
    const [usual = 'latest'] = tags;
    if (tags.includes(tag) && !hasHost) return undefined;
    const meant = `${name}:${tags.includes(tag) ? tag : usual}`;
    const message = `The import puts the image into the store as \`${meant}\`: podman does not find \`${written}\`, and asks ${hasHost ? 'a registry at `localhost`' : 'a registry'}. Write \`Image=${meant}\`.`;
    // Something else on the target may have given the image that name as well.
    return { message, severity: tags.includes(tag) ? 'info' : 'warning' };
  }
  if (!hasHost || isRecipe || isMade(name, snapshot)) return undefined;
  const meant = nearestOf(name, [...new Set(bundled.map((image) => image.name))]);
  if (meant === undefined) return undefined;
  return {
    message: `No image of the layers is called \`${name}\`: podman asks a registry at \`localhost\` for it. Did you mean \`${meant}\`?`,
  };
}

/** Whether a recipe has the name, or another file makes an image of it. */
function isMade(name: string, snapshot: Snapshot): boolean {
  return snapshot.recipesNamed(name).length > 0 || snapshot.filesMentioning(name).length > 0;
}

/** The images of the entries that are written in full; the sources of bundles are recipes, or have a registry before them. */
function bundledImages(snapshot: Snapshot): readonly NamedImage[] {
  const containers = entriesOf('BUNDLED_CONTAINERS', snapshot).map((entry) => importedImage(bundledContainer(entry)));
  const bundles = entriesOf('CONTAINER_BUNDLES', snapshot)
    .map((entry) => bundleEntry(entry).source)
    .filter((source) => /^[a-z0-9][a-z0-9.+-]*$/.test(source))
    .map((name) => ({ name, tag: 'latest' }));
  return [...containers, ...bundles].filter(({ name }) => name !== '');
}

function entriesOf(variable: string, snapshot: Snapshot): readonly string[] {
  return snapshot
    .assignmentsOf(variable)
    .filter(({ flag }) => flag === undefined)
    .flatMap((given) => splitWords(plainValue(given, snapshot) ?? ''));
}
