/** The same as the picture of a folder's space, as a table: the largest first, with a bar for the share of each. */
import type { SpaceNode } from '../../src/imageProtocol';
import { counted, sizeText } from '../../src/images/quantities';
import { shareText, spaceName } from '../../src/images/spaceWords';
import { button, element } from './dom';
import { colourClass } from './layerColours';
import { table } from './parts';
import type { SpaceActions } from './spaceView';

export function spaceList(root: SpaceNode, { enter }: SpaceActions): HTMLElement {
  const rows = root.children.map((node) => {
    const { kind, sizeBytes, fileCount, layer } = node;
    const name = `${spaceName(node)}${kind === 'folder' ? '/' : ''}`;
    const filled = element('span', { class: `filled ${colourClass(layer)}` });
    filled.style.width = `${root.sizeBytes > 0 ? (100 * sizeBytes) / root.sizeBytes : 0}%`;
    return [
      sizeText(sizeBytes),
      element('span', { class: 'share', 'aria-hidden': true }, filled),
      shareText(sizeBytes, root.sizeBytes),
      kind === 'file' ? '' : counted(fileCount, 'file'),
      String(layer + 1),
      kind === 'others' ? name : button(name, () => enter(node), { class: 'link' }),
    ];
  });
  return element(
    'div',
    { class: 'space-list' },
    table(['Size', '', 'Share', 'Files', 'Layer', 'Name'], rows, 'Nothing in this folder takes any space.'),
  );
}
