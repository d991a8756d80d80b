/** What the client asks of the server beyond the Language Server Protocol. Paths are file system paths of the server's host. */

/** What the server is set to: sent with `initialize`, with `workspace/didChangeConfiguration` and when it asks for the section `metavirt`. */
export interface ServerSettings {
  /**
   * Another extension answers for BitBake in general (its own variables, tasks, classes). The server then completes and explains
   * only what meta-virtualization adds.
   */
  readonly besideOfficialExtension: boolean;
  /** The build folder the user works with, chosen in the settings or with the picker; null if there is none. */
  readonly buildFolder: string | null;
}

/** Sent with `initialize` only. */
export interface InitializationOptions extends ServerSettings {
  /** The client reports changed files by itself: the server need not register watchers. */
  readonly clientWatchesFiles: boolean;
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
