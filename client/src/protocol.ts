/** What the client asks of the server beyond the Language Server Protocol. Paths are file system paths of the server's host. */

/** Passed to the server with `initialize`. */
export interface InitializationOptions {
  /**
   * Another extension answers for BitBake in general (its own variables, tasks, classes). The server then completes and explains
   * only what meta-virtualization adds.
   */
  readonly besideOfficialExtension: boolean;
  /** The build folder the user works with; null if none is chosen. */
  readonly buildFolder: string | null;
}

/** Notification from the client: the user chose another build folder. */
export const buildFolderNotification = 'metavirt/buildFolder';

export interface BuildFolderParameters {
  readonly buildFolder: string | null;
}

/** Request for what the status bar shows. */
export const statusRequest = 'metavirt/status';

export interface StatusParameters {
  readonly buildFolder: string | null;
}

export interface StatusResult {
  /** Null where the server cannot tell. */
  readonly machine: string | null;
}

/** Request for the recipes in the layers that give images; no parameters. */
export const imagesRequest = 'metavirt/images';

export type ImageRecipeKind = 'image' | 'bundle' | 'host' | 'multiarch';

export interface ImageRecipe {
  readonly name: string;
  readonly path: string;
  readonly kind: ImageRecipeKind;
}

export interface ImagesResult {
  readonly recipes: readonly ImageRecipe[];
}
