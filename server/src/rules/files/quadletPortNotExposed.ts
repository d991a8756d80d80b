import { exposedPort } from '../../containers/exposedPort';
import { plainValue } from '../../containers/plainValue';
import { type ConfigFile, isMasked } from '../../formats/configFile';
import type { Snapshot } from '../../project/snapshot';
import { splitWords } from '../../syntax/bitbake/text';
import { unitEntries } from '../../syntax/config/parseUnit';
import type { ConfigFileRule } from '../rule';

export const quadletPortNotExposed: ConfigFileRule = {
  id: 'quadlet-port-not-exposed',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'warning',
  what: 'A `.container` that publishes another port than those its image of the layers names in OCI_IMAGE_PORTS.',
  why: 'The number behind the last colon is that in the container. Where nothing listens there, the port of the host leads nowhere, without a word.',
  bad: {
    'recipes/app-image.bb': ['LICENSE = "MIT"', 'inherit image image-oci', 'OCI_IMAGE_PORTS = "8080/tcp"'],
    'recipes/files/app.container': ['[Container]', 'Image=app-image:latest', 'PublishPort=8080:80'],
    'recipes/app.bb': ['SRC_URI = "file://app.container"'],
  },
  good: {
    'recipes/app-image.bb': ['LICENSE = "MIT"', 'inherit image image-oci', 'OCI_IMAGE_PORTS = "8080/tcp"'],
    'recipes/files/app.container': ['[Container]', 'Image=app-image:latest', 'PublishPort=80:8080'],
    'recipes/app.bb': ['SRC_URI = "file://app.container"'],
  },
  check({ file, snapshot }) {
    if (file.tree.kind !== 'unit' || !snapshot.complete) return [];
    const published = unitEntries(file.tree, 'Container', 'PublishPort');
    const image = published.length > 0 ? imageRecipe(file, snapshot) : undefined;
    const exposed = image === undefined ? undefined : portsOf(image, snapshot);
    if (!exposed || exposed.length === 0) return [];
    return published.flatMap(({ value, valueSpan }) => {
      const port = isMasked(file, valueSpan) ? undefined : containerPort(value);
      if (port === undefined || exposed.includes(port)) return [];
      const all = exposed.map((each) => `\`${each}\``).join(' and ');
      return [
        {
          span: valueSpan,
          message: `\`${image}\` names ${all} in OCI_IMAGE_PORTS, not \`${port}\`: what comes in here reaches nothing. Publish a port that the image has, or add it there.`,
        },
      ];
    });
  },
};

/** The recipe of the image, by the name that the import gives it. */
function imageRecipe({ tree }: ConfigFile, snapshot: Snapshot): string | undefined {
  const [image, second] = tree.kind === 'unit' ? unitEntries(tree, 'Container', 'Image') : [];
  const name = /^(?:localhost\/)?([a-z0-9][\w.-]*)(?::[\w.-]+)?$/.exec(image?.value ?? '')?.[1];
  return name !== undefined && !second && snapshot.recipesInheriting('image-oci').has(name) ? name : undefined;
}

/** As `8080/tcp`; undefined where that is not one plain value in one file. */
function portsOf(recipeName: string, snapshot: Snapshot): readonly string[] | undefined {
  const [recipe, other] = snapshot.recipesNamed(recipeName);
  if (!recipe || other || recipe.includes.length > 0 || snapshot.appendsOf(recipe.path).length > 0) return undefined;
  const [given, second] = recipe.assignments.filter(({ name }) => /^OCI_IMAGE_PORTS\b/.test(name));
  if (!given || second || given.name !== 'OCI_IMAGE_PORTS') return undefined;
  const value = plainValue(given, snapshot);
  if (value === undefined) return undefined;
  const words = splitWords(value);
  const ports = words.map(exposedPort);
  if (ports.some(({ kind }) => kind === 'wrong')) return undefined;
  return ports.flatMap((port) => (port.kind === 'port' ? `${port.number}/${port.protocol.toLowerCase()}` : []));
}

/** The container's side of `[[address:]host:]container[/protocol]`; undefined for a range, and where it is another form. */
function containerPort(value: string): string | undefined {
  const [, number, protocol = 'tcp'] = /^(?:(?:[\d.]+|\[[^\]]*\]):)?(?:\d*:)?(\d+)(?:\/(\w+))?$/.exec(value) ?? [];
  return number === undefined ? undefined : `${number}/${protocol.toLowerCase()}`;
}
