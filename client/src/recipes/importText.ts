/** Recipes that bring containers somewhere: into a package, into a host image, into an index for several architectures. */
import type { BundlePlan, HostPlan, IndexPlan } from './recipePlan';
import { isSince, type Release } from './releases';

export function bundleText({ name, containers, startsAtBoot }: BundlePlan): readonly string[] {
  return [
    `SUMMARY = "Containers of ${name}"`,
    'LICENSE = "MIT"',
    'LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"',
    '',
    'inherit container-bundle',
    '',
    '# The names of container image recipes. Behind a colon stands when the container is started: always, on-failure, or nothing.',
    '# An image from a registry is named with its tag, and CONTAINER_DIGESTS pins what that is.',
    ...list(
      'CONTAINER_BUNDLES',
      containers.map((container) => (startsAtBoot ? `${container}:always` : container)),
    ),
  ];
}

export function hostText({ name, containers, startsAtBoot, packages }: HostPlan): readonly string[] {
  const entry = (container: string) => (startsAtBoot ? `${container}:\${CONTAINER_DEFAULT_RUNTIME}:always` : container);
  return [
    `SUMMARY = "Host image ${name} with containers"`,
    '',
    '# Brings a kernel that can run containers, and the engine that CONTAINER_PROFILE names in local.conf or the distro.',
    'require recipes-extended/images/container-image-host.bb',
    '',
    '# The names of container image recipes: they are put into the storage of the engine while the image is made.',
    ...(startsAtBoot
      ? [
          '# CONTAINER_DEFAULT_RUNTIME follows CONTAINER_PROFILE; `always` starts the container at boot and whenever it ends.',
        ]
      : []),
    ...list('BUNDLED_CONTAINERS', containers.map(entry)),
    '',
    ...(packages.length > 0 ? [`IMAGE_INSTALL += "${packages.join(' ')}"`, ''] : []),
    '# Room for the containers, in KiB.',
    'IMAGE_ROOTFS_EXTRA_SPACE = "4000000"',
  ];
}

export function indexText({ container }: IndexPlan, release: Release): readonly string[] {
  // master skips the recipe itself and builds the variants that mcextend makes of it.
  const isVariant = isSince(release, 'master');
  return [
    `SUMMARY = "${container} for several architectures"`,
    'LICENSE = "MIT"',
    '',
    'inherit oci-multiarch',
    '',
    ...(isVariant
      ? [
          '# The class works in a variant of this recipe, which has the name of the container in MCNAME.',
          `BBCLASSEXTEND = "mcextend:${container}"`,
          'OCI_MULTIARCH_RECIPE = "${MCNAME}"',
        ]
      : ['# The container image recipe that is built for each platform.', `OCI_MULTIARCH_RECIPE = "${container}"`]),
    '',
    '# Each is built in a multiconfig of its own: container-aarch64 and container-x86-64 of BBMULTICONFIG.',
    'OCI_MULTIARCH_PLATFORMS = "aarch64 x86_64"',
  ];
}

/** An assignment with an item a line. */
function list(variable: string, items: readonly string[]): readonly string[] {
  return [`${variable} = " \\`, ...items.map((item) => `    ${item} \\`), '"'];
}
