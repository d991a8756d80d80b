import { type ConfigFile, isMasked } from '../../formats/configFile';
import { isNamedIn } from '../../formats/recipeUses';
import { nearestOf } from '../../knowledge/nearestName';
import { baseName, folderOf } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** What an entry names, by the keys that can name another file of Quadlet's. */
const references: Readonly<Record<string, RegExp>> = {
  Image: /^([\w.-]+\.(?:image|build))$/,
  Network: /^([\w.-]+\.(?:network|container))(?::|$)/,
  Pod: /^([\w.-]+\.pod)$/,
  Volume: /^([\w.-]+\.volume):/,
  Mount: /^type=volume,(?:.*,)?(?:source|src)=([\w.-]+\.volume)(?:,|$)/,
};

const sections: ReadonlySet<string> = new Set(['Container', 'Pod', 'Kube', 'Volume', 'Build']);

export const missingQuadletUnit: ConfigFileRule = {
  id: 'missing-quadlet-unit',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'error',
  what: 'A file for Quadlet that names a `.network`, `.volume`, `.pod`, `.image` or `.build` which no recipe installs.',
  why: 'Names with these endings are those of other files of Quadlet, and it makes no unit of a file that names one which is not there; older versions make one that waits for a unit which nobody makes. Nothing is started.',
  bad: {
    'recipes/files/app.container': ['[Container]', 'Image=docker.io/library/app:1.0', 'Network=edge.network'],
    'recipes/app.bb': [
      'SRC_URI = "file://app.container"',
      'do_install() {',
      '    install -D -m 0644 ${UNPACKDIR}/app.container ${D}${sysconfdir}/containers/systemd/app.container',
      '}',
    ],
  },
  good: {
    'recipes/files/app.container': ['[Container]', 'Image=docker.io/library/app:1.0', 'Network=edge.network'],
    'recipes/files/edge.network': ['[Network]', 'Subnet=192.0.2.0/24'],
    'recipes/app.bb': [
      'SRC_URI = "file://app.container file://edge.network"',
      'do_install() {',
      '    install -d ${D}${sysconfdir}/containers/systemd',
      '    install -m 0644 ${UNPACKDIR}/app.container ${UNPACKDIR}/edge.network ${D}${sysconfdir}/containers/systemd/',
      '}',
    ],
  },
  check({ file, snapshot }) {
    const { tree, uses } = file;
    if (tree.kind !== 'unit' || !snapshot.complete || uses.recipes.length === 0) return [];
    const entries = tree.sections.filter(({ name }) => sections.has(name)).flatMap((section) => section.entries);
    return entries.flatMap((entry): Finding[] => {
      const name = references[entry.name]?.exec(entry.value)?.[1];
      if (name === undefined || isMasked(file, entry.valueSpan) || mayBeInstalled(name, file, snapshot)) return [];
      return [finding(name, entry, file, snapshot)];
    });
  },
};

function finding(name: string, { value, valueSpan }: ConfigEntry, file: ConfigFile, snapshot: Snapshot): Finding {
  const start = valueSpan.start + value.indexOf(name);
  const recipe = baseName(file.uses.recipes[0] ?? '');
  const beside = namesBeside(file, snapshot);
  const meant = nearestOf(
    name,
    beside.filter((each) => each !== name && each.endsWith(name.slice(name.lastIndexOf('.')))),
  );
  const lies = beside.includes(name);
  const install = lies ? 'Install it' : 'Write it, and install it';
  const remedy = meant === undefined ? `${install} into the same directory.` : `Did you mean \`${meant}\`?`;
  return {
    span: { start, end: start + name.length },
    message: `${lies ? `\`${recipe}\` does not install \`${name}\`` : `No recipe installs \`${name}\``}, and Quadlet makes no unit that can start of \`${baseName(file.path)}\`. ${remedy}`,
  };
}

function namesBeside({ path, isWritten }: ConfigFile, snapshot: Snapshot): readonly string[] {
  if (isWritten) return [];
  return snapshot.folder(folderOf(path)).flatMap(({ kind, name }) => (kind === 'file' ? name : []));
}

/** Whether a recipe names the file, or installs files without naming them. */
function mayBeInstalled(name: string, { uses }: ConfigFile, snapshot: Snapshot): boolean {
  const ending = name.slice(name.lastIndexOf('.'));
  const isPatterned = uses.texts.some((text) => installsUnnamed(text, ending));
  if (isPatterned || uses.texts.some((text) => isMentioned(text, name))) return true;
  return snapshot.filesMentioning(name).some(({ path }) => {
    const text = snapshot.textOf(path);
    return text === undefined || isMentioned(text, name);
  });
}

/** Not behind `=`: there another file for Quadlet names it. */
function isMentioned(text: string, name: string): boolean {
  return isNamedIn(text.replaceAll(`=${name}`, '='), name);
}

/** `install -m 0644 ${UNPACKDIR}/*.network`, a folder in SRC_URI, or a name that is made from a variable. */
function installsUnnamed(text: string, ending: string): boolean {
  const isPatterned = /^[ \t]*(?:install|cp)\b.*\*|^[ \t]*cp[ \t]+-\w*[aRr]/m.test(text);
  const hasFolder = text.split(/[\s"']+/).some((word) => word.startsWith('file://') && isFolder(word));
  return isPatterned || hasFolder || text.includes(`}${ending}`) || /\$\w+\.[a-z]+/.test(text);
}

/** No ending; behind the names of licence files stand sums. */
function isFolder(source: string): boolean {
  const [path = '', ...options] = source.split(';');
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !/[.$]/.test(name) && !options.some((option) => /^(?:md5|sha256|beginline|endline)=/.test(option));
}
