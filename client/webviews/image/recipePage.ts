/** The image that a recipe will give: what is known of it before it is built, and which variable it comes from. */
import type { RecipeImage, RecipeImageField } from '../../src/imageProtocol';
import type { Shown } from '../../src/images/editorMessages';
import { counted } from '../../src/images/quantities';
import { button, code, element } from './dom';
import type { Host } from './host';
import { failureText, muted, section } from './parts';

type ShownRecipe = Extract<Shown, { readonly kind: 'recipe' }>;

const whyNothing =
  'There is nothing to show: the recipe gives no OCI image, or openembedded-core, without which it cannot be evaluated, is not among the layers.';

export function recipePage(host: Host, { name, preview, isBuilt }: ShownRecipe): HTMLElement {
  const title = element('h1', {}, name);
  if (!preview) {
    const why = preview === null ? whyNothing : 'The language server does not run.';
    return element('div', { class: 'recipe-page' }, title, failureText(why));
  }
  const act = (kind: 'openRecipe' | 'build' | 'openImage' | 'compareWithRecipe') => () => host.act({ kind });
  return element(
    'div',
    { class: 'recipe-page' },
    title,
    element('p', { class: 'subtitle muted' }, 'The image that the recipe will give'),
    element(
      'div',
      { class: 'actions' },
      button('Build…', act('build')),
      button('Open Recipe', act('openRecipe'), { class: 'secondary' }),
      isBuilt && button('Open Built Image', act('openImage'), { class: 'secondary' }),
      isBuilt && button('Compare with Built Image', act('compareWithRecipe'), { class: 'secondary' }),
    ),
    preview.skipped !== null && failureText(`BitBake skips the recipe: ${preview.skipped}`),
    fieldTable(host, preview.fields),
    section('Layers', element('ol', { class: 'history' }, ...preview.layers.map((layer) => element('li', {}, layer)))),
    packages(preview.packages),
  );
}

/** What is empty says nothing. */
function fieldTable(host: Host, fields: readonly RecipeImageField[]): HTMLElement {
  const shown = fields.filter(({ value }) => value.kind === 'unknown' || value.text !== '');
  const heads = ['Property', 'Value', 'From', 'Variable'].map((head) => element('th', { scope: 'col' }, head));
  return element(
    'table',
    { class: 'recipe-fields' },
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...shown.map((field) => fieldRow(host, field))),
  );
}

const sources = { recipe: 'the recipe', default: 'the class’s default', configuration: 'the configuration' } as const;

function fieldRow(host: Host, { name, value, variable }: RecipeImageField): HTMLElement {
  const isKnown = value.kind === 'known';
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element('td', {}, isKnown ? code(value.text) : muted(`not known: ${value.why}`)),
    element('td', {}, isKnown ? muted(sources[value.from]) : ''),
    element(
      'td',
      {},
      button(variable, () => host.act({ kind: 'explain', variable }), { class: 'link', title: `Explain ${variable}` }),
    ),
  );
}

function packages(installed: RecipeImage['packages']): HTMLElement {
  if (installed.kind === 'unknown') return section('Packages', muted(`not known: ${installed.why}`));
  const names = element('span', { class: 'words' }, ...installed.names.map((name) => code(name)));
  return section(`${counted(installed.names.length, 'package')} asked for`, names);
}
