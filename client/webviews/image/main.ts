/** The script of the image editor's page: shows what the extension says to show. */
import type { Shown } from '../../src/images/editorMessages';
import { comparisonPage } from './comparisonPage';
import { connectHost } from './host';
import { imagePage } from './imagePage';
import { keepState } from './pageState';

const page = document.getElementById('page');
const host = connectHost(show);
const state = keepState(host);

function show(shown: Shown): void {
  page?.setAttribute('aria-busy', 'false');
  page?.replaceChildren(shown.kind === 'image' ? imagePage(host, state, shown) : comparisonPage(host, state, shown));
}
