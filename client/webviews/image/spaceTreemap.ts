/** A picture of what takes the space in a folder, gone over with the arrow keys; Enter goes into a folder or opens a file, Escape goes out. */
import type { SpaceNode } from '../../src/imageProtocol';
import { sizeText } from '../../src/images/quantities';
import { spaceFacts, spaceName } from '../../src/images/spaceWords';
import { type Direction, neighbour, type PlacedNode, treemap } from '../../src/images/treemap';
import { visibleText } from '../../src/images/visibleText';
import { followMouse, indexAt, setActive } from './activeDescendant';
import { element } from './dom';
import { fileContext } from './fileContext';
import { colourClass } from './layerColours';
import type { SpaceActions } from './spaceView';

/** A name has no room in less, and a size below or beside it. */
const smallestNamed = { width: 40, height: 16 };
const smallestSized = { width: 62, height: 32 };
const smallestHead = 110;

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** `image` is the digest of the image that the folder is of. */
export function spaceTreemap(root: SpaceNode, image: string, { enter, leave }: SpaceActions): HTMLElement {
  const box = element('div', {
    class: 'treemap',
    role: 'tree',
    tabindex: 0,
    'aria-label': `What takes the space in /${root.path}. Enter opens, Escape goes out`,
  });
  const line = element('p', { class: 'space-line', 'aria-hidden': true });
  let placed: readonly PlacedNode[] = [];
  let rectangles: readonly HTMLElement[] = [];
  let active = 0;

  function draw(): void {
    const { clientWidth, clientHeight } = box;
    if (clientWidth === 0) return;
    const shown = placed[active]?.node;
    placed = treemap(root, clientWidth, clientHeight);
    active = Math.max(
      0,
      placed.findIndex(({ node }) => node === shown),
    );
    rectangles = placed.map((each, index) => rectangle(each, index, root, contextOf(each)));
    box.replaceChildren(...rectangles);
    activate(active);
  }

  function contextOf({ node }: PlacedNode): string | undefined {
    const { kind, path, layer } = node;
    return kind === 'file' ? fileContext(image, { kind, path, layer }) : undefined;
  }

  function activate(index: number): void {
    active = index;
    const chosen = rectangles[active];
    if (chosen) setActive(box, chosen);
    tell(placed[active]);
  }

  function tell(told: PlacedNode | undefined): void {
    line.textContent = told ? visibleText(spaceFacts(told.node, root).join(' · ')) : '';
  }

  function open(index: number): void {
    const found = placed[index];
    if (found) enter(found.node);
  }

  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction) activate(neighbour(placed, active, direction) ?? active);
    else if (event.key === 'Enter') open(active);
    else if (event.key === 'Escape' || event.key === 'Backspace') leave();
    else if (event.key === 'Home' && placed.length > 0) activate(0);
    else return;
    event.preventDefault();
  });
  followMouse(box, activate, open);
  box.addEventListener('mouseover', (event) => tell(placed[indexAt(event) ?? active]));
  box.addEventListener('mouseleave', () => tell(placed[active]));
  new ResizeObserver(draw).observe(box);
  return element('div', {}, box, line);
}

function rectangle(
  { node, rectangle: place, level, isOpened }: PlacedNode,
  index: number,
  root: SpaceNode,
  context: string | undefined,
): HTMLElement {
  const { width, height } = place;
  const isNamed = width >= smallestNamed.width && height >= smallestNamed.height;
  const isSized = isOpened ? width >= smallestHead : width >= smallestSized.width && height >= smallestSized.height;
  const facts = spaceFacts(node, root).map(visibleText);
  const made = element(
    'div',
    {
      id: `space-${index}`,
      role: 'treeitem',
      class: `space-node of-${node.kind} ${colourClass(node.layer)}${isOpened ? ' opened' : ''}`,
      'aria-level': level,
      'aria-label': facts.join(', '),
      'aria-selected': 'false',
      'data-index': index,
      'data-vscode-context': context,
      title: facts.join('\n'),
    },
    isNamed && element('span', { class: 'name' }, spaceName(node)),
    isNamed && isSized && element('span', { class: 'size' }, sizeText(node.sizeBytes)),
  );
  made.style.left = `${place.left}px`;
  made.style.top = `${place.top}px`;
  made.style.width = `${width}px`;
  made.style.height = `${height}px`;
  return made;
}
