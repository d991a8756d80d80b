/** Two images side by side, or an image and what a recipe will give. */
import type { ComparedField, ComparedValue, ImageComparison } from '../../src/imageProtocol';
import type { Shown } from '../../src/images/editorMessages';
import { counted } from '../../src/images/quantities';
import { awaited } from './awaited';
import { comparedFiles } from './comparedFiles';
import { button, type Child, code, element } from './dom';
import type { Host } from './host';
import type { StateKeeper } from './pageState';
import { muted } from './parts';

type ShownComparison = Extract<Shown, { readonly kind: 'comparison' }>;

export function comparisonPage(host: Host, state: StateKeeper, shown: ShownComparison): HTMLElement {
  const place = element('div', {});
  function compare(withFiles: boolean): void {
    place.replaceChildren(
      awaited(
        withFiles ? 'Comparing all files' : 'Comparing',
        (onProgress) => host.ask({ about: 'comparison', withFiles }, onProgress),
        (comparison) =>
          result(host, state, shown, comparison, shown.canCompareFiles && !withFiles ? () => compare(true) : undefined),
      ),
    );
  }
  compare(false);
  return element(
    'div',
    { class: 'comparison-page' },
    element('h1', {}, `${shown.left} ↔ ${shown.right}`),
    element(
      'div',
      { class: 'actions' },
      button('Swap Sides', () => host.act({ kind: 'swap' }), { class: 'secondary' }),
    ),
    place,
  );
}

/** `compareFiles` is given where the files can be compared and are not yet. */
function result(
  host: Host,
  state: StateKeeper,
  shown: ShownComparison,
  comparison: ImageComparison,
  compareFiles: (() => void) | undefined,
): HTMLElement {
  const { fields, files } = comparison;
  const place = element('div', {});
  const show = () => place.replaceChildren(fieldTable(shown, comparison, state.current().onlyDifferences));
  const onlyDifferences = element('input', {
    type: 'checkbox',
    checked: state.current().onlyDifferences,
    change() {
      state.change({ onlyDifferences: onlyDifferences.checked });
      show();
    },
  });
  show();
  return element(
    'div',
    {},
    element(
      'p',
      { class: comparison.isSame ? 'verdict good' : 'verdict', role: 'status' },
      verdict(fields, comparison.isSame),
    ),
    element('label', { class: 'check' }, onlyDifferences, 'Only what differs'),
    place,
    compareFiles && button('Compare Files Too', compareFiles),
    files
      ? comparedFiles(files, ({ path, left, right }) =>
          host.act({
            kind: 'compareFile',
            file: path,
            left: left && comparison.leftImage,
            right: right && comparison.rightImage,
          }),
        )
      : false,
  );
}

function verdict(fields: readonly ComparedField[], isSame: boolean): string {
  const count = (outcome: ComparedField['outcome']) => fields.filter((field) => field.outcome === outcome).length;
  const unknown = count('unknown');
  const open = unknown === 0 ? '' : ` Of ${counted(unknown, 'more', 'more')}, only a build can tell.`;
  if (isSame && unknown === 0) return 'Both are the same.';
  const different = count('different');
  return `${different === 0 ? 'Nothing' : counted(different, 'property', 'properties')} ${different === 1 || different === 0 ? 'differs' : 'differ'}.${open}`;
}

function fieldTable(sides: ShownComparison, comparison: ImageComparison, onlyDifferences: boolean): HTMLElement {
  const { left, right, fields } = comparison;
  const shown = onlyDifferences ? fields.filter(({ outcome }) => outcome !== 'same') : fields;
  if (shown.length === 0) return element('p', {}, muted('All properties are the same.'));
  // Images of two machines have the same name, and only their paths tell them apart.
  const [leftTitle, rightTitle] = sides.left === sides.right ? [left, right] : [sides.left, sides.right];
  const heads = [
    element('th', { scope: 'col' }, element('span', { class: 'only-read' }, 'Outcome')),
    element('th', { scope: 'col' }, 'Property'),
    element('th', { scope: 'col', title: left }, leftTitle),
    element('th', { scope: 'col', title: right }, rightTitle),
  ];
  return element(
    'table',
    { class: 'comparison' },
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...shown.map(fieldRow)),
  );
}

const marks: Readonly<Record<ComparedField['outcome'], readonly [mark: string, words: string]>> = {
  same: ['=', 'same'],
  different: ['≠', 'different'],
  unknown: ['?', 'not known'],
};

function fieldRow({ name, left, right, outcome }: ComparedField): HTMLElement {
  const [mark, words] = marks[outcome];
  return element(
    'tr',
    { class: outcome },
    element('td', { class: 'outcome' }, element('span', { title: words, 'aria-label': words, role: 'img' }, mark)),
    element('th', { scope: 'row' }, name),
    element('td', {}, ...shownValue(left, right)),
    element('td', {}, ...shownValue(right, left)),
  );
}

/** Items that the other side has not stand out. */
function shownValue(value: ComparedValue, other: ComparedValue): readonly Child[] {
  if (value.kind === 'unknown') return [muted(`not known: ${value.why}`)];
  const isOpen = value.kind === 'atLeast';
  if (value.items.length === 0) return [muted(isOpen ? 'not set; a build or the base image may add some' : 'none')];
  // What the other side leaves open may have it too.
  const others = new Set(other.kind === 'known' ? other.items : value.items);
  const items = value.items.map((item) =>
    others.has(item) ? code(item) : element('code', { class: 'differs' }, item),
  );
  return [element('span', { class: 'words' }, ...items, isOpen && muted('and what a build or the base image adds'))];
}
