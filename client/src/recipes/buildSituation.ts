/** What the build that a new recipe goes to has, as far as it is known. */

export interface BuildSituation {
  /** Undefined where none is chosen. */
  readonly buildFolder: string | undefined;
  /** Whether one of the layers is meta-virtualization. */
  readonly hasMetaVirtualization: boolean;
  /** The words of BBLAYERS and the like; undefined where their values are not known. */
  readonly layerPaths: readonly string[] | undefined;
  readonly distroFeatures: readonly string[] | undefined;
  readonly multiconfigs: readonly string[] | undefined;
  readonly packageClasses: readonly string[] | undefined;
  /** The value of CONTAINER_PROFILE. */
  readonly containerProfile: string | undefined;
}
