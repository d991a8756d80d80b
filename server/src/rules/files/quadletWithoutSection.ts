import { installedPaths } from '../../formats/configFile';
import { folderOf } from '../../project/paths';
import { type UnitTree, unitEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

interface Kind {
  readonly section: string;
  /** Of these keys one is needed. */
  readonly needed: readonly string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  container: { section: 'Container', needed: ['Image', 'Rootfs'] },
  pod: { section: 'Pod', needed: [] },
  kube: { section: 'Kube', needed: ['Yaml'] },
  image: { section: 'Image', needed: ['Image'] },
  build: { section: 'Build', needed: ['ImageTag'] },
  volume: { section: 'Volume', needed: [] },
  artifact: { section: 'Artifact', needed: ['Artifact'] },
};

export const quadletWithoutSection: ConfigFileRule = {
  id: 'quadlet-without-section',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'error',
  what: 'A file for Quadlet without the section of its ending, or without the key that the section needs.',
  why: 'Quadlet makes the unit of a `.container` from its section `[Container]`, which has to name an `Image` or `Rootfs`; the others likewise. Without, it makes no unit, and nothing is started.',
  bad: { 'files/app.container': ['[Service]', 'ExecStart=/usr/bin/podman run docker.io/library/app:1.0'] },
  good: { 'files/app.container': ['[Container]', 'Image=docker.io/library/app:1.0'] },
  check({ file }) {
    const { tree, path, isWhole } = file;
    // Of lines that Quadlet stops at another rule speaks.
    if (tree.kind !== 'unit' || !isWhole || tree.strayLines.length > 0 || folderOf(path).endsWith('.d')) return [];
    const [only, ...others] = new Set(installedPaths(file).map((each) => /\.([a-z]+)$/.exec(each)?.[1]));
    const kind = only !== undefined && others.length === 0 ? kinds[only] : undefined;
    return kind ? findings(tree, kind, only ?? '') : [];
  },
};

function findings(tree: UnitTree, { section, needed }: Kind, ending: string): readonly Finding[] {
  const own = tree.sections.find(({ name }) => name === section);
  if (!own) {
    const alike = tree.sections.find(({ name }) => name.toLowerCase().replace(/s$/, '') === section.toLowerCase());
    // That the file is called otherwise than its section is another finding.
    if (tree.sections.some(({ name }) => Object.values(kinds).some((kind) => kind.section === name))) return [];
    return [
      {
        // Quadlet makes units of empty volumes, networks and pods as well.
        severity: needed.length > 0 ? 'error' : 'warning',
        span: alike?.header ?? tree.sections[0]?.header ?? { start: 0, end: 0 },
        message: `A \`.${ending}\` needs a section \`[${section}]\`: without it Quadlet makes no unit, and nothing is started.${alike ? '' : ' Put the settings of podman into it.'}`,
        fix: alike && { title: `Write [${section}]`, safe: true, edits: [{ span: alike.nameSpan, text: section }] },
      },
    ];
  }
  if (needed.length === 0 || needed.some((key) => unitEntries(tree, section, key).some(({ value }) => value !== '')))
    return [];
  const keys = needed.map((key) => `\`${key}=\``).join(' or ');
  return [
    {
      span: own.header,
      message: `\`[${section}]\` needs ${keys}: without it Quadlet makes no unit, and nothing is started.`,
    },
  ];
}
