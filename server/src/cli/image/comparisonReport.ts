/** What differs between two images, for people. */
import type { ComparedFile, ComparedFiles } from '../../images/compare/compareFiles';
import type { ImageComparison } from '../../images/compare/compareImages';
import { type ComparedValue, sequenceNames } from '../../images/compare/imageFacts';
import { bold, coloured, dim, printable, sizeText, type TextStyle, table } from '../textStyle';

/** Of files that differ: what fits on a few screens. */
const shownCount = 100;

export function comparisonReport(comparison: ImageComparison, style: TextStyle): string {
  const { left, right, fields, files, isSame } = comparison;
  const different = fields.filter(({ outcome }) => outcome === 'different');
  const unknown = fields.filter(({ outcome }) => outcome === 'unknown');
  const same = fields.filter(({ outcome }) => outcome === 'same').map(({ name }) => name);
  return [
    [
      `${coloured('-', 'red', style)} ${bold(printable(left), style)}`,
      `${coloured('+', 'green', style)} ${bold(printable(right), style)}`,
    ].join('\n'),
    ...different.map(({ name, left: one, right: other }) => fieldBlock(name, one, other, style)),
    ...unknown.map(({ name, left: one, right: other }) => `${bold(name, style)}  ${unknownText(one, other)}`),
    ...(files ? [filesBlock(files, style)] : []),
    ...(same.length > 0 ? [dim(`The same: ${same.join(', ')}`, style)] : []),
    ...(isSame ? ['Nothing is known to differ.'] : []),
  ].join('\n\n');
}

function fieldBlock(name: string, left: ComparedValue, right: ComparedValue, style: TextStyle): string {
  const [one, other] = [itemsOf(left), itemsOf(right)];
  const lines = sequenceNames.has(name)
    ? [removed(one.join(' '), style), added(other.join(' '), style)]
    : [
        // A build adds to what a recipe gives: that is no difference.
        ...(right.kind === 'atLeast'
          ? []
          : one.filter((item) => !other.includes(item)).map((item) => removed(item, style))),
        ...(left.kind === 'atLeast'
          ? []
          : other.filter((item) => !one.includes(item)).map((item) => added(item, style))),
      ];
  return [bold(name, style), ...lines].join('\n');
}

function itemsOf(value: ComparedValue): readonly string[] {
  return value.kind === 'unknown' ? [] : value.items;
}

function removed(text: string, style: TextStyle): string {
  return coloured(`  - ${text === '' ? '(none)' : printable(text)}`, 'red', style);
}

function added(text: string, style: TextStyle): string {
  return coloured(`  + ${text === '' ? '(none)' : printable(text)}`, 'green', style);
}

function unknownText(left: ComparedValue, right: ComparedValue): string {
  const why = left.kind === 'unknown' ? left.why : right.kind === 'unknown' ? right.why : '';
  const known = [left, right].flatMap((value) => (value.kind === 'unknown' ? [] : [value.items.join(' ') || '(none)']));
  return printable(
    [
      'unknown',
      why === '' ? '' : `, because it ${why}`,
      known.length > 0 ? `; the other side has ${known.join(' ')}` : '',
    ].join(''),
  );
}

function filesBlock({ addedCount, removedCount, changedCount, changes }: ComparedFiles, style: TextStyle): string {
  const all = addedCount + removedCount + changedCount;
  const heading = `${bold('Files', style)}  ${addedCount} added, ${removedCount} removed, ${changedCount} changed`;
  if (all === 0) return heading;
  const shown = changes.slice(0, shownCount);
  const lines = table(shown.map(fileRow), ['left', 'left', 'left'], (text, _, row) =>
    paintedFile(text, shown[row], style),
  );
  const more = all > shown.length ? [dim(`  and ${all - shown.length} more`, style)] : [];
  return [heading, ...lines, ...more].join('\n');
}

function fileRow({ path, left, right, differences }: ComparedFile): readonly string[] {
  const mark = !left ? '+' : !right ? '-' : '~';
  const sizes = [left, right].flatMap((file) => (file?.kind === 'file' ? [sizeText(file.sizeBytes)] : []));
  const note = differences.length > 0 ? differences.join(', ') : '';
  const size = differences.length > 0 && !differences.includes('size') ? '' : sizes.join(' to ');
  return [mark, printable(path), [note, size].filter((part) => part !== '').join('  ')];
}

function paintedFile(text: string, file: ComparedFile | undefined, style: TextStyle): string {
  if (!file) return text;
  return coloured(text, !file.left ? 'green' : !file.right ? 'red' : 'yellow', style);
}
