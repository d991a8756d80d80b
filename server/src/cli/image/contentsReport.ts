/** What the layers of an image add, hide and waste, for people. */
import { shortDigest } from '../../images/digest';
import type { ImageContents } from '../../images/layers/imageContents';
import type { OpenedImage } from '../../images/openedImage';
import { bold, counted, dim, printable, sizeText, type TextStyle, table } from '../textStyle';
import { imageHeading, problemsBlock } from './overviewReport';

/** Of lists that may be longer: what fits on a screen. */
const shownCount = 15;

export function contentsReport(
  image: OpenedImage['images'][number],
  contents: ImageContents,
  style: TextStyle,
): string {
  const { fileCount, fileBytes, efficiencyPercent, wastedBytes } = contents;
  const percent = `${Math.floor(efficiencyPercent * 10) / 10}%`;
  return [
    imageHeading(image, style),
    `${counted(fileCount, 'file')}, ${sizeText(fileBytes)} in a container. ${percent} of what the layers hold is seen there, ${sizeText(wastedBytes)} are wasted.`,
    layersBlock(contents, style),
    ...block('Largest files', largestRows(contents), ['right', 'left', 'left'], style),
    ...block('Run with more rights than their caller', privilegedRows(contents), ['left', 'left', 'left'], style),
    ...block(
      'Wasted by files that higher layers replace or delete',
      wastedRows(contents),
      ['right', 'left', 'left'],
      style,
    ),
    ...problemsBlock(contents.problems, style),
  ].join('\n\n');
}

function layersBlock({ layers }: ImageContents, style: TextStyle): string {
  const rows = layers.map((layer, index) => [
    String(index + 1),
    counted(layer.fileCount, 'file'),
    sizeText(layer.fileBytes),
    amount('hides', layer.hiddenCount, layer.hiddenBytes),
    amount('wastes', layer.wastedCount, layer.wastedBytes),
    layer.incomplete === null ? shortDigest(layer.digest) : printable(`incomplete: ${layer.incomplete}`),
  ]);
  return [bold('Layers', style), ...table(rows, ['right', 'right', 'right', 'left', 'left', 'left'])].join('\n');
}

function amount(what: string, count: number, bytes: number): string {
  return count === 0 ? '' : `${what} ${counted(count, 'file')}, ${sizeText(bytes)}`;
}

function largestRows({ largestFiles }: ImageContents): readonly (readonly string[])[] {
  return largestFiles.map(({ sizeBytes, path, layer }) => [sizeText(sizeBytes), printable(path), `layer ${layer + 1}`]);
}

function privilegedRows({ privilegedFiles }: ImageContents): readonly (readonly string[])[] {
  return privilegedFiles.map(({ mode, uid, gid, hasCapabilities, path }) => [
    mode.toString(8).padStart(4, '0'),
    `${uid}:${gid}`,
    printable(hasCapabilities ? `${path} (capabilities)` : path),
  ]);
}

function wastedRows({ wastedFiles }: ImageContents): readonly (readonly string[])[] {
  return wastedFiles.map(({ path, wastedCount, wastedBytes }) => [
    sizeText(wastedBytes),
    printable(path),
    wastedCount === 1 ? 'once' : `${wastedCount} times`,
  ]);
}

function block(
  title: string,
  rows: readonly (readonly string[])[],
  aligns: readonly ('left' | 'right')[],
  style: TextStyle,
): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length > shownCount ? [dim(`  and ${rows.length - shownCount} more; --json has them`, style)] : [];
  return [[bold(title, style), ...table(rows.slice(0, shownCount), aligns), ...more].join('\n')];
}
