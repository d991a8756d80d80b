import { type Span, span } from '../../base/span';
import { bundlesForPodman } from '../../containers/bundlesForPodman';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const storageDriverReplaced: FileRule = {
  id: 'storage-driver-replaced',
  category: 'files',
  subject: 'file',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'A function that writes another driver than `vfs` into the `storage.conf` of the image, where images for podman may be bundled.',
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
  check({ file: { tree }, snapshot }) {
    if (!tree.text.includes('storage.conf')) return [];
    const places = tree.statements.flatMap((statement, index) => {
      const start = tree.starts[index] ?? 0;
      return statement.kind === 'func'
        ? writtenDrivers(tree.text, start + statement.body.start, start + statement.body.end)
        : [];
    });
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

/** The drivers other than vfs that commands of `sed` put into the file: its lines are looked through, continued ones joined. */
function writtenDrivers(text: string, start: number, end: number): readonly Span[] {
  const lines = text.slice(start, end).replaceAll('\\\n', '  ').split('\n');
  let at = start;
  return lines.flatMap((line) => {
    const found = /^\s*sed\b/.test(line) && line.includes('storage.conf') ? replacementOf(line) : undefined;
    const offset = at;
    at += line.length + 1;
    return found ? [span(offset + found.start, offset + found.end)] : [];
  });
}

/** The driver in the second half of `s/old/new/`: behind `driver =`, or all there is where `vfs` is replaced. */
function replacementOf(line: string): Span | undefined {
  const command = /\bs([/|,#@])/.exec(line);
  if (!command) return undefined;
  const [, delimiter = ''] = command;
  const middle = line.indexOf(delimiter, command.index + 2);
  const end = middle === -1 ? -1 : line.indexOf(delimiter, middle + 1);
  if (end === -1) return undefined;
  const [old, replacement] = [line.slice(command.index, middle), line.slice(middle + 1, end)];
  const form = old.includes('vfs') ? /(?:driver\s*=\s*|^)\\?["']?(\w+)/ : /driver\s*=\s*\\?["']?(\w+)/;
  const written = form.exec(replacement);
  const driver = written?.[1];
  if (!written || driver === undefined || !drivers.has(driver)) return undefined;
  const from = middle + 1 + written.index + written[0].length - driver.length;
  return span(from, from + driver.length);
}

/** The drivers of containers/storage whose stores are not those of vfs. */
const drivers: ReadonlySet<string> = new Set(['aufs', 'btrfs', 'devicemapper', 'overlay', 'overlay2', 'zfs']);
