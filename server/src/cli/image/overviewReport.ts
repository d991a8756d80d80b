/** What an image file holds by its manifests and configs, for people. */
import { shortDigest } from '../../images/digest';
import type { OpenedImage } from '../../images/openedImage';
import { bold, coloured, counted, dim, printable, sizeText, type TextStyle, table } from '../textStyle';

type ContainedImage = OpenedImage['images'][number];

const storages = {
  layout: 'OCI layout',
  layoutArchive: 'archive of an OCI layout',
  dockerArchive: 'archive of docker save',
} as const;

export function overviewReport(opened: OpenedImage, style: TextStyle): string {
  const { path, storage, images, blobCount, blobBytes } = opened;
  const counts = `${counted(images.length, 'image')}, ${counted(blobCount, 'blob')}, ${sizeText(blobBytes)}`;
  return [
    `${bold(printable(path), style)}  ${storages[storage]}, ${counts}`,
    ...images.map((image) => imageBlock(image, style)),
    ...problemsBlock(opened.problems, style),
  ].join('\n\n');
}

/** Name, platform and digest of an image in one line. */
export function imageHeading({ names, platform, digest }: ContainedImage, style: TextStyle): string {
  const name = names.length > 0 ? printable(names.join(', ')) : 'without a name';
  const system = platform ? [platform.os, platform.architecture, platform.variant ?? []].flat().join('/') : '';
  return [bold(name, style), coloured(printable(system), 'cyan', style), dim(digest, style)]
    .filter((part) => part !== '')
    .join('  ');
}

export function problemsBlock(problems: OpenedImage['problems'], style: TextStyle): readonly string[] {
  if (problems.length === 0) return [];
  const lines = problems.map(({ severity, message }) => {
    return `  ${coloured(severity, severity === 'error' ? 'red' : 'yellow', style)}  ${printable(message)}`;
  });
  return [[bold('Problems', style), ...lines].join('\n')];
}

function imageBlock(image: ContainedImage, style: TextStyle): string {
  return [
    imageHeading(image, style),
    ...configLines(image, style),
    ...layerLines(image, style),
    ...historyLines(image, style),
  ].join('\n');
}

function configLines({ config, annotations }: ContainedImage, style: TextStyle): readonly string[] {
  const of = (name: string, values: readonly (string | null)[]) =>
    values.flatMap((value, index) =>
      value === null || value === '' ? [] : [[index === 0 ? name : '', printable(value)]],
    );
  const pairs = (entries: Readonly<Record<string, string>>) =>
    Object.entries(entries).map(([name, value]) => `${name}=${value}`);
  const rows = [
    ...of('entrypoint', [config?.entrypoint ? commandText(config.entrypoint) : null]),
    ...of('command', [config?.command ? commandText(config.command) : null]),
    ...of('working folder', [config?.workingFolder ?? null]),
    ...of('user', [config?.user ?? null]),
    ...of('environment', config?.environment ?? []),
    ...of('ports', [config?.ports.join(' ') ?? null]),
    ...of('volumes', config?.volumes ?? []),
    ...of('stop signal', [config?.stopSignal ?? null]),
    ...of('labels', pairs(config?.labels ?? {})),
    ...of('annotations', pairs(annotations)),
    ...of('author', [config?.author ?? null]),
    ...of('created', [config?.created ?? null]),
  ];
  return table(rows, ['left', 'left'], (text, column) => (column === 0 ? dim(text, style) : text));
}

/** As a shell would be given it. */
function commandText(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

function layerLines({ layers, layerBytes }: ContainedImage, style: TextStyle): readonly string[] {
  const rows = layers.map(({ digest, sizeBytes, compression, content, mediaType, isPresent, createdBy }, index) => [
    String(index + 1),
    sizeText(sizeBytes),
    content === 'tar' ? (compression === 'none' ? 'tar' : compression) : printable(mediaType),
    shortDigest(digest),
    isPresent ? oneLine(createdBy ?? '') : 'missing',
  ]);
  const heading = `${bold('Layers', style)}  ${layers.length}, ${sizeText(layerBytes)}`;
  const paint = (text: string, column: number) => (column === 3 ? dim(text, style) : text);
  return ['', heading, ...table(rows, ['right', 'right', 'left', 'left', 'left'], paint)];
}

function historyLines({ history }: ContainedImage, style: TextStyle): readonly string[] {
  if (history.length === 0) return [];
  const rows = history.map(({ created, createdBy, comment, layer }) => [
    created?.slice(0, 19).replace('T', ' ') ?? '',
    layer === null ? '' : `layer ${layer + 1}`,
    oneLine([createdBy, comment].filter((text) => text !== null).join('  ')),
  ]);
  const paint = (text: string, column: number) => (column === 0 ? dim(text, style) : text);
  return ['', bold('History', style), ...table(rows, ['left', 'left', 'left'], paint)];
}

const longestLine = 100;

/** A line of a Dockerfile may be a whole script. */
function oneLine(text: string): string {
  const line = printable(text.replace(/\s+/g, ' '));
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
}
