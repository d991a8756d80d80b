import { type ConfigFile, rootOf } from '../../formats/configFile';
import { isNamedIn } from '../../formats/recipeUses';
import { baseName, folderOf } from '../../project/paths';
import { valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const unusedCniConfiguration: ConfigFileRule = {
  id: 'unused-cni-configuration',
  category: 'files',
  subject: 'configFile',
  formats: ['cni'],
  severity: 'warning',
  what: 'A CNI configuration that comes after another one in the same directory.',
  why: 'Containerd and CRI-O take the first file of `/etc/cni/net.d` in the order of their names as the network of all pods; those after it are not looked at.',
  bad: {
    'recipes/files/20-flannel.conflist': ['{"cniVersion": "1.0.0", "name": "cbr0", "plugins": [{"type": "flannel"}]}'],
    'recipes/files/10-bridge.conflist': ['{"cniVersion": "1.0.0", "name": "net", "plugins": [{"type": "bridge"}]}'],
    'recipes/app.bb': [
      'do_install() {',
      '    install -m 0644 ${UNPACKDIR}/10-bridge.conflist ${D}${sysconfdir}/cni/net.d/',
      '    install -m 0644 ${UNPACKDIR}/20-flannel.conflist ${D}${sysconfdir}/cni/net.d/',
      '}',
    ],
  },
  good: {
    'recipes/files/20-flannel.conflist': ['{"cniVersion": "1.0.0", "name": "cbr0", "plugins": [{"type": "flannel"}]}'],
    'recipes/files/10-bridge.conflist': ['{"cniVersion": "1.0.0", "name": "net", "plugins": [{"type": "bridge"}]}'],
    'recipes/app.bb': [
      'do_install() {',
      '    install -m 0644 ${UNPACKDIR}/20-flannel.conflist ${D}${sysconfdir}/cni/net.d/',
      '}',
    ],
  },
  check({ file, snapshot }) {
    if (file.isWritten) return [];
    const name = baseName(file.path);
    const siblings = snapshot
      .folder(folderOf(file.path))
      .filter((entry) => entry.kind === 'file' && /\.(?:conflist|conf)$/.test(entry.name) && entry.name < name)
      .map((entry) => entry.name)
      .sort();
    const first = siblings.find((sibling) => areInstalledTogether(file, sibling));
    if (first === undefined) return [];
    const start = file.text.search(/\S/);
    const network = valueAt(rootOf(file), 'name');
    return [
      {
        span: network?.span ?? { start, end: start + 1 },
        message: `\`${first}\` is put into the same directory and comes first: containerd and CRI-O do not look at this file. Install one of them only.`,
      },
    ];
  },
};

/** Whether the recipes that install a file, one of them at least, install its sibling as well. */
function areInstalledTogether({ uses, path }: ConfigFile, sibling: string): boolean {
  if (uses.texts.length === 0) return path.includes('/cni/net.d/');
  const isInstalled = uses.targets.some((target) => target.includes('/cni/net.d/'));
  return isInstalled && uses.texts.some((text) => installs(text, baseName(path)) && installs(text, sibling));
}

/** What `CNI_NETWORKING_FILES` lists is looked at in the recipe. */
function installs(text: string, name: string): boolean {
  return text.split('\n').some((line) => line.includes('cni/net.d') && isNamedIn(line, name));
}
