/** Where the bytes of an image go: how much of them a container sees, what is in several layers, and which files stand out. */
import type { ImageContents, ImageFile, WastedFile } from '../../src/imageProtocol';
import { modeText } from '../../src/images/fileWords';
import { counted, sizeText } from '../../src/images/quantities';
import { awaited } from './awaited';
import { type Child, code, element } from './dom';
import type { ImageSession } from './imageSession';
import { section, table } from './parts';
import { spaceView } from './spaceView';

export function space(session: ImageSession): HTMLElement {
  return awaited(
    'Reading the layers',
    (onProgress) => session.askContents(onProgress),
    (contents) => spaceOf(session, contents),
  );
}

function spaceOf(session: ImageSession, contents: ImageContents): HTMLElement {
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
    spaceView(session),
    section(
      'Replaced or deleted by higher layers',
      table(
        ['Wasted', 'Path'],
        wastedFiles.map((file) => wastedRow(file, session)),
        'No layer has a file that a higher one replaces or deletes.',
      ),
    ),
    section(
      'Largest files',
      table(
        ['Size', 'Layer', 'Path'],
        largestFiles.map((file) => largestRow(file, session)),
        'There is no file.',
      ),
    ),
    section(
      'Run with more rights',
      element(
        'p',
        { class: 'muted' },
        'Files that are setuid or setgid, or have capabilities, give whoever starts them rights of their own.',
      ),
      table(
        ['Mode', 'Owner', 'Path'],
        privilegedFiles.map((file) => privilegedRow(file, session)),
        'There is none.',
      ),
    ),
  );
}

function figure(value: string, words: string): HTMLElement {
  return element('div', { class: 'figure' }, element('strong', {}, value), element('span', {}, words));
}

/** The versions of a file that is wasted are what to look at. */
function wastedRow({ wastedBytes, path }: WastedFile, { host, image }: ImageSession): readonly Child[] {
  const compare = () => host.act({ kind: 'compareVersions', image: image.digest, file: path });
  return [sizeText(wastedBytes), pathLink(path, 'Compare the versions of this file', compare)];
}

function largestRow({ sizeBytes, layer, path }: ImageFile, session: ImageSession): readonly Child[] {
  return [sizeText(sizeBytes), String(layer + 1), openLink(path, layer, session)];
}

function privilegedRow(file: ImageFile, session: ImageSession): readonly Child[] {
  return [
    code(file.hasCapabilities ? `${modeText(file)} capabilities` : modeText(file)),
    `${file.uid}:${file.gid}`,
    openLink(file.path, file.layer, session),
  ];
}

function openLink(path: string, layer: number, { host, image }: ImageSession): HTMLElement {
  return pathLink(path, 'Open this file', () => host.act({ kind: 'openFile', image: image.digest, layer, file: path }));
}

function pathLink(path: string, title: string, onClick: () => void): HTMLElement {
  return element('button', { type: 'button', class: 'link path', title, click: onClick }, `/${path}`);
}
