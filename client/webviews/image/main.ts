/** The script of the image editor's page: shows what the extension says to show. */
import type { Shown } from '../../src/images/editorMessages';
import { comparisonPage } from './comparisonPage';
import { connectHost } from './host';
import { imagePage } from './imagePage';
import { keepState } from './pageState';
import { recipePage } from './recipePage';

const page = document.getElementById('page');
const host = connectHost(show);
const state = keepState(host);

function show(shown: Shown): void {
  page?.setAttribute('aria-busy', 'false');
  page?.replaceChildren(pageOf(shown));
}

function pageOf(shown: Shown): HTMLElement {
  switch (shown.kind) {
    case 'image':
      return imagePage(host, state, shown);
    case 'recipe':
      return recipePage(host, shown);
    case 'comparison':
      return comparisonPage(host, state, shown);
  }
}
