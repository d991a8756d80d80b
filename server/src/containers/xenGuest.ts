/** The entries of BUNDLED_XEN_GUESTS and XEN_GUEST_BUNDLES, `recipe[:autostart][:external]`, and the flags that describe a guest. */

export interface XenGuest {
  readonly entry: string;
  /** A recipe's name, or any name for a guest that is not built here. */
  readonly name: string;
  /** The words behind it, in any order. */
  readonly tags: readonly string[];
  /** Nothing is built for it. */
  readonly isExternal: boolean;
}

export const xenGuestTags: readonly string[] = ['autostart', 'external'];

export function xenGuest(entry: string): XenGuest {
  const [name = '', ...tags] = entry.split(':');
  return { entry, name, tags, isExternal: tags.includes('external') };
}

/** The variables whose flags are parameters of a guest. The classes put them into one text, with `|` between them and `;` between guests. */
export const xenGuestParameters: readonly string[] = [
  'XEN_GUEST_MEMORY',
  'XEN_GUEST_VCPUS',
  'XEN_GUEST_VIF',
  'XEN_GUEST_EXTRA',
  'XEN_GUEST_DISK_DEVICE',
  'XEN_GUEST_NAME',
  'XEN_GUEST_ROOTFS',
  'XEN_GUEST_KERNEL',
];

/** What only xen-guest-bundle reads. */
export const xenGuestImports: readonly string[] = [
  'XEN_GUEST_SOURCE_TYPE',
  'XEN_GUEST_SOURCE_FILE',
  'XEN_GUEST_IMAGE_SIZE',
];

/** The source types that xen-guest-bundle's do_compile knows. */
export const xenImportTypes: readonly string[] = ['rootfs_dir', 'qcow2', 'ext4', 'raw'];
