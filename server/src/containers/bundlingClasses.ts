/** The classes that bundle containers and Xen guests, and the lists that they alone read. */

export interface BundlingClass {
  readonly name: string;
  /** The list that it reads. */
  readonly list: string;
}

/** For images that containers or guests are put into. */
export const containerHost: BundlingClass = { name: 'container-cross-install', list: 'BUNDLED_CONTAINERS' };
export const xenHost: BundlingClass = { name: 'xen-guest-cross-install', list: 'BUNDLED_XEN_GUESTS' };

/** For recipes that package them. */
export const containerBundle: BundlingClass = { name: 'container-bundle', list: 'CONTAINER_BUNDLES' };
export const xenBundle: BundlingClass = { name: 'xen-guest-bundle', list: 'XEN_GUEST_BUNDLES' };
