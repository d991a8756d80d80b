/** What a container started from the image would be: its config, in the words of the image specification. */
import type { ContainedImage, ImageConfig } from '../../src/imageProtocol';
import { sizeText } from '../../src/images/quantities';
import { type Child, code, definitions, element } from './dom';
import { firstOf, muted, section } from './parts';

export function overview(image: ContainedImage): HTMLElement {
  const { config } = image;
  return element(
    'div',
    { class: 'overview' },
    config
      ? configuration(config)
      : element('p', {}, 'There is no config to show: this is no container image, or its config cannot be read.'),
    table('Environment', 'Variable', 'Value', (config?.environment ?? []).map(splitAtEquals)),
    table('Labels', 'Label', 'Value', Object.entries(config?.labels ?? {})),
    table('Annotations', 'Annotation', 'Value', Object.entries(image.annotations)),
    identity(image),
  );
}

function configuration(config: ImageConfig): HTMLElement {
  return section(
    'Container',
    definitions(
      ['Entrypoint', words(config.entrypoint)],
      ['Command', words(config.command)],
      ['User', config.user ? code(config.user) : muted('root, as none is set')],
      ['Working folder', config.workingFolder ? code(config.workingFolder) : muted('/, as none is set')],
      ['Ports', ...list(config.ports)],
      ['Volumes', ...list(config.volumes)],
      ['Stop signal', config.stopSignal !== null && config.stopSignal !== '' && code(config.stopSignal)],
    ),
  );
}

function identity(image: ContainedImage): HTMLElement {
  const { config } = image;
  return section(
    'Identity',
    definitions(
      ['Manifest', code(image.digest)],
      ['Media type', code(image.mediaType)],
      ['Config', config ? code(config.digest) : undefined],
      ['Created', config?.created ?? undefined],
      ['Author', config?.author ?? undefined],
      ['Layers', `${image.layers.length}, ${sizeText(image.layerBytes)} as they are stored`],
    ),
  );
}

/** Each word apart, as it is passed: a blank in a word is told from one between two. */
function words(list: readonly string[] | null): HTMLElement {
  if (list === null || list.length === 0) return muted('none');
  return element('span', { class: 'words' }, ...list.map((word) => code(word)));
}

function list(entries: readonly string[]): readonly Child[] {
  return entries.length === 0 ? [] : [element('span', { class: 'words' }, ...entries.map((entry) => code(entry)))];
}

function table(
  title: string,
  nameTitle: string,
  valueTitle: string,
  entries: readonly (readonly [name: string, value: string])[],
): HTMLElement | false {
  if (entries.length === 0) return false;
  const { shown, more } = firstOf(entries);
  const rows = shown.map(([name, value]) =>
    element('tr', {}, element('th', { scope: 'row' }, code(name)), element('td', {}, value)),
  );
  const head = element(
    'thead',
    { class: 'only-read' },
    element('tr', {}, element('th', { scope: 'col' }, nameTitle), element('th', { scope: 'col' }, valueTitle)),
  );
  return section(title, element('table', {}, head, element('tbody', {}, ...rows)), more);
}

function splitAtEquals(entry: string): readonly [string, string] {
  const equals = entry.indexOf('=');
  return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
}
