/** The page about one file or folder of images: what it is called, what can be done with it, and the image of the chosen platform in tabs. */
import type { ContainedImage, ImageProblem, OpenedImage } from '../../src/imageProtocol';
import type { Shown } from '../../src/images/editorMessages';
import { counted, shortDigest, sizeText } from '../../src/images/quantities';
import { button, type Child, element } from './dom';
import { history } from './history';
import type { Host } from './host';
import { createImageSession } from './imageSession';
import { createIntegrity } from './integrity';
import { layers } from './layers';
import { overview } from './overview';
import type { StateKeeper } from './pageState';
import { failureText, firstOf, muted } from './parts';
import { space } from './space';
import { nextIndex, tabs } from './tabs';

type ShownImage = Extract<Shown, { readonly kind: 'image' }>;

export function imagePage(host: Host, state: StateKeeper, { name, recipe, opened }: ShownImage): HTMLElement {
  if (opened === undefined)
    return pageOf(name, failureText('The language server does not run. Meta-Virtualization: Show Output says why.'));
  if (opened.kind === 'failed') return pageOf(name, failureText(opened.message));
  const isLayout = opened.storage !== 'dockerArchive';
  const actions = element(
    'div',
    { class: 'actions' },
    // The commands take layouts and archives of layouts.
    isLayout && button('Run…', () => host.act({ kind: 'run' })),
    isLayout && button('Deploy…', () => host.act({ kind: 'deploy' }), { class: 'secondary' }),
    button('Compare…', () => host.act({ kind: 'compare' }), { class: 'secondary' }),
    recipe !== null &&
      button('Compare with Recipe', () => host.act({ kind: 'compareWithRecipe' }), { class: 'secondary' }),
    recipe !== null && button('Open Recipe', () => host.act({ kind: 'openRecipe' }), { class: 'secondary' }),
  );
  return pageOf(name, subtitle(opened), actions, problems(opened.problems), images(host, state, opened));
}

function pageOf(name: string, ...content: readonly Child[]): HTMLElement {
  return element('div', { class: 'image-page' }, element('h1', {}, name), ...content);
}

const storageWords: Readonly<Record<OpenedImage['storage'], string>> = {
  layout: 'OCI layout',
  layoutArchive: 'OCI archive',
  dockerArchive: 'archive of docker save',
};

function subtitle({ storage, images: contained, blobCount, blobBytes }: OpenedImage): HTMLElement {
  const parts = [
    storageWords[storage],
    ...(contained.length > 1 ? [counted(contained.length, 'image')] : []),
    `${counted(blobCount, 'blob')}, ${sizeText(blobBytes)}`,
  ];
  return element('p', { class: 'subtitle muted' }, parts.join(' · '));
}

function problems(list: readonly ImageProblem[]): HTMLElement | false {
  if (list.length === 0) return false;
  const { shown, more } = firstOf(list);
  const items = shown.map(({ severity, message }) => element('li', { class: severity }, message));
  return element(
    'div',
    { class: 'problem-list' },
    element('ul', { class: 'problems', 'aria-label': 'Problems' }, ...items),
    more,
  );
}

function images(host: Host, state: StateKeeper, opened: OpenedImage): HTMLElement {
  const makeIntegrity = createIntegrity(host, opened);
  const place = element('div', { class: 'of-image' });
  const [first] = opened.images;
  if (!first) return element('p', {}, muted('The index names no image.'));

  function show(image: ContainedImage): void {
    const session = createImageSession(host, state, image);
    place.replaceChildren(
      digestLine(host, image),
      tabs(
        'Parts of the image',
        [
          { name: 'overview', title: 'Overview', makePanel: () => overview(image) },
          { name: 'layers', title: `Layers and Files`, makePanel: () => layers(session) },
          { name: 'space', title: 'Space', makePanel: () => space(session) },
          { name: 'history', title: 'History', makePanel: () => history(image) },
          { name: 'integrity', title: 'Integrity', makePanel: makeIntegrity },
        ],
        state.current().tab,
        (tab) => state.change({ tab }),
      ),
    );
  }

  const chosen = opened.images.find(({ digest }) => digest === state.current().image) ?? first;
  show(chosen);
  if (opened.images.length === 1) return place;
  const choice = platformChoice(opened.images, chosen, (image) => {
    state.change({ image: image.digest, layer: null, activePath: null, spaceFolder: '' });
    show(image);
  });
  return element('div', { class: 'of-images' }, choice, place);
}

/** Radio buttons that look like one bar. */
function platformChoice(
  all: readonly ContainedImage[],
  chosen: ContainedImage,
  onChoose: (image: ContainedImage) => void,
): HTMLElement {
  const buttons = all.map((image) =>
    element(
      'button',
      { type: 'button', role: 'radio', class: 'platform', click: () => choose(image) },
      imageName(image),
    ),
  );
  function choose(image: ContainedImage): void {
    mark(image);
    onChoose(image);
  }
  function mark(image: ContainedImage): void {
    for (const [index, made] of buttons.entries()) {
      made.setAttribute('aria-checked', String(all[index] === image));
      made.setAttribute('tabindex', all[index] === image ? '0' : '-1');
    }
  }
  const group = element('div', { role: 'radiogroup', 'aria-label': 'Platform', class: 'platforms' }, ...buttons);
  group.addEventListener('keydown', (event) => {
    const next = nextIndex(event.key, buttons.indexOf(event.target as HTMLButtonElement), buttons.length);
    const image = next === undefined ? undefined : all[next];
    if (next === undefined || !image) return;
    event.preventDefault();
    buttons[next]?.focus();
    choose(image);
  });
  mark(chosen);
  return group;
}

function imageName({ platform, names, digest }: ContainedImage): string {
  const words = platform
    ? [platform.os, platform.architecture, ...(platform.variant === null ? [] : [platform.variant])].join('/')
    : '';
  return [words, ...names].filter((part) => part !== '').join(' · ') || shortDigest(digest);
}

function digestLine(host: Host, image: ContainedImage): HTMLElement {
  const copy = button('Copy Digest', () => host.act({ kind: 'copy', text: image.digest }), { class: 'link' });
  return element('p', { class: 'digest' }, element('code', {}, image.digest), copy);
}
