/** What is said of the file that is chosen, below the list of files: its versions in the layers, each of which can be opened. */
import type { FileVersion, ImageFile } from '../../src/imageProtocol';
import { kindNames } from '../../src/images/fileWords';
import { sizeText } from '../../src/images/quantities';
import { button, element, fill } from './dom';
import { isOpenable } from './fileContext';
import type { ImageSession } from './imageSession';
import { muted } from './parts';

export interface FileDetails {
  readonly place: HTMLElement;
  show(file: ImageFile | undefined): void;
}

/** Keys that are held down pass over files faster than anybody reads. */
const restMs = 120;

export function fileDetails({ host, image }: ImageSession): FileDetails {
  const place = element('div', { class: 'file-details', role: 'region', 'aria-label': 'The chosen file' });
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(file: ImageFile | undefined): void {
    turn += 1;
    clearTimeout(timer);
    if (!file || !isOpenable(file)) {
      fill(place, muted(file ? kindNames[file.kind] : 'Choose a file to open it, and to see its versions.'));
      return;
    }
    draw(file, []);
    const ours = turn;
    timer = setTimeout(async () => {
      const answer = await host.ask({ about: 'versions', image: image.digest, file: file.path }).answer;
      if (ours === turn && answer?.kind === 'versions') draw(file, answer.versions);
    }, restMs);
  }

  function draw(file: ImageFile, versions: readonly FileVersion[]): void {
    const { path, layer } = file;
    const open = () => host.act({ kind: 'openFile', image: image.digest, layer, file: path });
    const held = versions.filter((version) => version.file !== null);
    fill(
      place,
      element('span', { class: 'chosen-path', title: `/${path}` }, `/${path}`),
      button('Open', open, { class: 'secondary' }),
      held.length > 1 &&
        button('Compare Versions', () => host.act({ kind: 'compareVersions', image: image.digest, file: path }), {
          class: 'secondary',
        }),
      versions.length > 1 &&
        element('span', { class: 'versions', role: 'group', 'aria-label': 'Versions' }, ...versions.map(versionOf)),
    );

    function versionOf({ layer: of, file: version, isSeen }: FileVersion): HTMLElement {
      if (!version) return element('span', { class: 'version gone' }, `Layer ${of + 1} · deleted`);
      const words = `Layer ${of + 1} · ${sizeText(version.sizeBytes)}`;
      return button(words, () => host.act({ kind: 'openFile', image: image.digest, layer: of, file: path }), {
        class: isSeen ? 'version seen' : 'version',
        title: isSeen ? 'Open this version, which a container sees' : 'Open this version, which is hidden',
      });
    }
  }

  show(undefined);
  return { place, show };
}
