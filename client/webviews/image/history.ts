/** How the image came about, as its config tells: the newest step last, each with the layer that it made. */
import type { ContainedImage, ImageHistoryEntry } from '../../src/imageProtocol';
import { sizeText } from '../../src/images/quantities';
import { code, element } from './dom';
import { firstOf, muted } from './parts';

export function history({ history: entries, layers }: ContainedImage): HTMLElement {
  if (entries.length === 0) return element('p', {}, muted('The config has no history.'));
  const { shown, more } = firstOf(entries);
  const steps = shown.map((entry) => element('li', {}, ...stepOf(entry, layers)));
  return element('div', {}, element('ol', { class: 'history' }, ...steps), more);
}

function stepOf(
  { created, createdBy, author, comment, layer }: ImageHistoryEntry,
  layers: ContainedImage['layers'],
): readonly Node[] {
  const size = layer === null ? undefined : layers[layer]?.sizeBytes;
  const made = layer === null ? 'no layer' : `layer ${layer + 1}${size === undefined ? '' : `, ${sizeText(size)}`}`;
  const about = [made, created ?? '', author ?? ''].filter((words) => words !== '').join(' · ');
  return [
    element('div', {}, createdBy === null || createdBy === '' ? muted('not told') : code(createdBy)),
    element('div', { class: 'muted' }, about),
    ...(comment ? [element('div', {}, comment)] : []),
  ];
}
