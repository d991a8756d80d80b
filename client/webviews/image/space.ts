/** Where the bytes of an image go: how much of them a container sees, what is in several layers, and which files stand out. */
import type { ImageContents, ImageFile, WastedFile } from '../../src/imageProtocol';
import { modeText } from '../../src/images/fileWords';
import { counted, sizeText } from '../../src/images/quantities';
import { awaited } from './awaited';
import { type Child, code, element } from './dom';
import type { ImageSession } from './imageSession';
import { section, table } from './parts';

export function space(session: ImageSession): HTMLElement {
  return awaited('Reading the layers', (onProgress) => session.askContents(onProgress), spaceOf);
}

function spaceOf(contents: ImageContents): HTMLElement {
  const { efficiencyPercent, wastedBytes, wastedFiles, largestFiles, privilegedFiles } = contents;
  return element(
    'div',
    { class: 'space' },
    element(
      'div',
      { class: 'figures' },
      figure(`${Math.round(efficiencyPercent)} %`, 'of the bytes in the layers are seen by a container'),
      figure(sizeText(contents.fileBytes), `in ${counted(contents.fileCount, 'file')}`),
      figure(sizeText(wastedBytes), 'are replaced or deleted by higher layers'),
    ),
    section(
      'Replaced or deleted by higher layers',
      table(
        ['Wasted', 'Path'],
        wastedFiles.map(wastedRow),
        'No layer has a file that a higher one replaces or deletes.',
      ),
    ),
    section('Largest files', table(['Size', 'Layer', 'Path'], largestFiles.map(largestRow), 'There is no file.')),
    section(
      'Run with more rights',
      element(
        'p',
        { class: 'muted' },
        'Files that are setuid or setgid, or have capabilities, give whoever starts them rights of their own.',
      ),
      table(['Mode', 'Owner', 'Path'], privilegedFiles.map(privilegedRow), 'There is none.'),
    ),
  );
}

function figure(value: string, words: string): HTMLElement {
  return element('div', { class: 'figure' }, element('strong', {}, value), element('span', {}, words));
}

function wastedRow({ wastedBytes, path }: WastedFile): readonly Child[] {
  return [sizeText(wastedBytes), code(`/${path}`)];
}

function largestRow({ sizeBytes, layer, path }: ImageFile): readonly Child[] {
  return [sizeText(sizeBytes), String(layer + 1), code(`/${path}`)];
}

function privilegedRow(file: ImageFile): readonly Child[] {
  return [
    code(file.hasCapabilities ? `${modeText(file)} capabilities` : modeText(file)),
    `${file.uid}:${file.gid}`,
    code(`/${file.path}`),
  ];
}
