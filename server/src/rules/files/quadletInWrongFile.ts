import { installedPaths } from '../../formats/configFile';
import { baseName, folderOf } from '../../project/paths';
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
    const section = tree.sections.find(({ name }) => endings[name] !== undefined);
    const ending = section && endings[section.name];
    const wrong = installedPaths({ path, uses }).find(
      (each) => isRead(each) && ending !== undefined && !each.endsWith(ending),
    );
    if (wrong === undefined || !section) return [];
    const others = tree.sections.filter(({ name }) => endings[name] !== undefined);
    // A file that has the ending of one of its sections lacks nothing.
    if (others.some(({ name }) => wrong.endsWith(endings[name] ?? ''))) return [];
    return [
      {
        span: section.header,
        message: `Quadlet looks for \`[${section.name}]\` in files that end in \`${ending}\`: \`${baseName(wrong)}\` is left out, and nothing is started. Call it \`${baseName(wrong).replace(/\.\w+$/, '')}${ending}\`.`,
      },
    ];
  },
};

/** Drop-ins lie in folders of their own; what is made from a template is not installed as it is. */
function isRead(path: string): boolean {
  return !folderOf(path).endsWith('.d');
}
