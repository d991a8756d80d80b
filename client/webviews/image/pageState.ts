/** What the page remembers while it is hidden, and over a restart of VS Code. */
import type { FileOrder } from '../../src/images/editorMessages';
import type { Host } from './host';

export type TabName = 'overview' | 'layers' | 'space' | 'history' | 'integrity';

export interface PageState {
  readonly tab: TabName;
  /** The digest of the manifest that is shown; null for the first. */
  readonly image: string | null;
  /** Counted from 0; null for the whole image. */
  readonly layer: number | null;
  readonly order: FileOrder;
  readonly filter: string;
  /** The folders that are open in the tree of files. */
  readonly openFolders: readonly string[];
  readonly activePath: string | null;
  /** The folder whose space is shown, and how. */
  readonly spaceFolder: string;
  readonly spaceView: 'map' | 'list';
  readonly onlyDifferences: boolean;
}

const initial: PageState = {
  tab: 'overview',
  image: null,
  layer: null,
  order: 'name',
  filter: '',
  openFolders: [],
  activePath: null,
  spaceFolder: '',
  spaceView: 'map',
  onlyDifferences: true,
};

const mostOpenFolders = 500;

export interface StateKeeper {
  readonly current: () => PageState;
  change(changes: Partial<PageState>): void;
}

/** What an earlier version kept is taken as far as it fits. */
export function keepState(host: Pick<Host, 'readState' | 'writeState'>): StateKeeper {
  const kept = host.readState();
  let state: PageState = typeof kept === 'object' && kept !== null ? { ...initial, ...kept } : initial;
  return {
    current: () => state,
    change(changes) {
      state = { ...state, ...changes };
      host.writeState({ ...state, openFolders: state.openFolders.slice(-mostOpenFolders) });
    },
  };
}
