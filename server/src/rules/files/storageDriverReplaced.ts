import { type Span, span } from '../../base/span';
import { bundlesForPodman } from '../../containers/bundlesForPodman';
import { editedFiles } from '../../formats/writtenFiles/editedFiles';
import type { SedLines } from '../../syntax/shell/sedScript';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const storageDriverReplaced: FileRule = {
  id: 'storage-driver-replaced',
  category: 'files',
  subject: 'file',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'A function that puts another driver than `vfs` into the `storage.conf` of the image, where images for podman may be bundled.',
  why: 'Since wrynose, images that are bundled for podman are put into a store of the driver `vfs`, which the `storage.conf` of the layer names. With another driver podman does not see them.',
  bad: [
    'do_install:append() {',
    `    sed -i 's/^driver = .*/driver = "overlay"/' \${D}\${sysconfdir}/containers/storage.conf`,
    '}',
  ],
  good: [
    'do_install:append() {',
    `    sed -i 's/^driver = .*/driver = "vfs"/' \${D}\${sysconfdir}/containers/storage.conf`,
    '}',
  ],
  check({ file: { path, tree }, snapshot }) {
    if (!tree.text.includes('storage.conf')) return [];
    const places = editedFiles(tree, path).flatMap(({ format, lines }) =>
      format === 'storage.conf' ? (driverIn(lines) ?? []) : [],
    );
    if (places.length === 0) return [];
    const severity = bundlesForPodman(snapshot) ? 'warning' : 'info';
    return places.map((place): Finding => {
      const driver = tree.text.slice(place.start, place.end);
      return {
        span: place,
        severity,
        message: `Images that are bundled for podman are stored with the driver \`vfs\`: with \`${driver}\`, podman does not find them. Keep \`vfs\` where the image bundles containers.`,
      };
    });
  },
};

/** The driver other than vfs that lines set, or are where `vfs` is replaced. */
function driverIn({ text, offsets, replaced }: SedLines): Span | undefined {
  const form = replaced?.includes('vfs') ? /(?:driver\s*=\s*|^)["']?(\w+)/ : /driver\s*=\s*["']?(\w+)/;
  const written = form.exec(text);
  const driver = written?.[1];
  if (!written || driver === undefined || !drivers.has(driver)) return undefined;
  const end = written.index + written[0].length;
  return span(offsets[end - driver.length] ?? 0, (offsets[end - 1] ?? 0) + 1);
}

/** The drivers of containers/storage whose stores are not those of vfs. */
const drivers: ReadonlySet<string> = new Set(['aufs', 'btrfs', 'devicemapper', 'overlay', 'overlay2', 'zfs']);
