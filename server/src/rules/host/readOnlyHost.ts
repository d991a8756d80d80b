import { isEnginePackage } from '../../containers/installedParts';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const readOnlyHost: RecipeRule = {
  id: 'read-only-host',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  what: 'An image with a container engine, a read-only root file system and nothing said of where containers are kept.',
  why: 'The engines keep images and containers under /var/lib, in `docker`, `containers` or `rancher`. Where that cannot be written they do not start; where it is put into memory, it is lost at each boot.',
  bad: ['inherit core-image', 'IMAGE_FEATURES += "read-only-rootfs"', 'IMAGE_INSTALL += "docker-moby"'],
  good: [
    'inherit core-image overlayfs',
    'IMAGE_FEATURES += "read-only-rootfs"',
    'IMAGE_INSTALL += "docker-moby"',
    'OVERLAYFS_WRITABLE_PATHS[data] = "/var/lib/docker"',
  ],
  check(recipe) {
    if (recipe.holds('IMAGE_FEATURES', 'read-only-rootfs') !== true || !recipe.isImage) return [];
    if (recipe.inherits('image-oci') || keepsData(recipe)) return [];
    const engine = recipe.words('IMAGE_INSTALL')?.find(isEnginePackage);
    const isHost = engine !== undefined || recipe.inherits('container-cross-install');
    const place = isHost ? recipe.placeOfWord('IMAGE_FEATURES', 'read-only-rootfs') : undefined;
    if (!place) return [];
    return [
      {
        place,
        message: `${engine === undefined ? 'The container engine' : `\`${engine}\``} writes to /var/lib, which is read-only or kept in memory here. Mount a partition or an overlay where it keeps its containers.`,
      },
    ];
  },
};

/** Whether something is said of a place that can be written: a mount, an overlay, a partition. */
function keepsData(recipe: EvaluatedRecipe): boolean {
  if (recipe.inherits('overlayfs')) return true;
  if (recipe.metadata.flags('OVERLAYFS_MOUNT_POINT').size > 0 || recipe.isSet('VOLATILE_BINDS')) return true;
  const texts = ['IMAGE_INSTALL', 'WKS_FILE', 'IMAGE_FEATURES'].map((name) => recipe.text(name) ?? '');
  if (texts.some((text) => /overlay|persist|mount|fstab|data\b|writable|\brw\b/i.test(text))) return true;
  return recipe.snapshot.assignmentsOf('VOLATILE_BINDS').some(({ path }) => !/\/volatile-binds\.bb$/.test(path));
}
