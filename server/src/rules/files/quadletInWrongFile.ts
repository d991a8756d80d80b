import { installedPaths } from '../../formats/configFile';
import { baseName, folderOf } from '../../project/paths';
import type { UnitTree } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** The sections that Quadlet makes units of, and the endings of the files that they stand in. */
const endings: Readonly<Record<string, string>> = {
  Container: '.container',
  Pod: '.pod',
  Kube: '.kube',
  Image: '.image',
  Build: '.build',
  Volume: '.volume',
  Network: '.network',
  Artifact: '.artifact',
};

export const quadletInWrongFile: ConfigFileRule = {
  id: 'quadlet-in-wrong-file',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'warning',
  what: 'A file for Quadlet that is not called after its section: `[Container]` in a file that is no `.container`.',
  why: 'Quadlet makes units of the files in `/etc/containers/systemd` that have the ending of their section. It leaves others out, systemd knows nothing of their sections, and no container is started.',
  bad: {
    'files/app.service': [
      '[Container]',
      'Image=docker.io/library/app:1.0',
      '',
      '[Install]',
      'WantedBy=multi-user.target',
    ],
  },
  good: {
    'files/app.container': [
      '[Container]',
      'Image=docker.io/library/app:1.0',
      '',
      '[Install]',
      'WantedBy=multi-user.target',
    ],
  },
  check({ file: { tree, path, uses } }) {
    if (tree.kind !== 'unit' || folderOf(path).endsWith('.d')) return [];
    // The classes give the file the ending that fits its runtime.
    if (uses.texts.some((text) => text.includes('CONTAINER_SERVICE_FILE'))) return [];
    const paths = installedPaths({ path, uses }).filter(isRead);
    const unread = paths.find((each) => each.includes('/containers/systemd/') && !hasEnding(each));
    const sections = tree.sections.filter(({ name }) => endings[name] !== undefined);
    const [section] = sections;
    const ending = section && endings[section.name];
    if (!section || ending === undefined) return unread === undefined ? [] : plainUnit(tree, unread);
    // A file that has the ending of one of its sections lacks nothing.
    const wrong = paths.find((each) => !sections.some(({ name }) => each.endsWith(endings[name] ?? '')));
    if (wrong === undefined) return [];
    const name = baseName(wrong);
    return [
      {
        span: section.header,
        severity: /\.(?:container|kube|image|build|artifact)$/.test(wrong) ? 'error' : 'warning',
        message: `Quadlet looks for \`[${section.name}]\` in files that end in \`${ending}\`: \`${name}\` is left out, and nothing is started. Call it \`${name.replace(/\.\w+$/, '')}${ending}\`.`,
      },
    ];
  },
};

function plainUnit({ sections }: UnitTree, path: string): readonly Finding[] {
  const [first] = sections;
  if (!first) return [];
  const message = `Quadlet reads no \`${/\.\w+$/.exec(path)?.[0]}\` in this directory, and systemd reads nothing there: it is not started. Write a \`.container\`, or install it to \`\${systemd_system_unitdir}\`.`;
  return [{ span: first.header, message }];
}

function hasEnding(path: string): boolean {
  return Object.values(endings).some((ending) => path.endsWith(ending));
}

/** Drop-ins lie in folders of their own; what is made from a template is not installed as it is. */
function isRead(path: string): boolean {
  return !folderOf(path).endsWith('.d');
}
