/** What stands behind the colon of a name: overrides of the build, and names that a variable is read by. */
import { entriesOfKind } from './knowledge';
import { hasPlaceholder } from './namePattern';

/** Scripts of packages: BitBake reads them by package, and metadata writes them as functions. */
export const packageScripts: ReadonlySet<string> = new Set([
  'pkg_postinst',
  'pkg_postinst_ontarget',
  'pkg_postrm',
  'pkg_preinst',
  'pkg_prerm',
]);

/** Variables that BitBake reads with the package's name as override. */
export const packageVariables: ReadonlySet<string> = new Set([
  'ALLOW_EMPTY',
  'CONFFILES',
  'DEBIAN_NOAUTONAME',
  'DESCRIPTION',
  'FILES',
  'GROUPADD_PARAM',
  'INSANE_SKIP',
  'PKG',
  'RCONFLICTS',
  'RDEPENDS',
  'RPROVIDES',
  'RRECOMMENDS',
  'RREPLACES',
  'RSUGGESTS',
  'SUMMARY',
  'SYSTEMD_AUTO_ENABLE',
  'SYSTEMD_SERVICE',
  'USERADD_PARAM',
  ...packageScripts,
]);

/** Variables that the image classes read with a type of image, or a conversion, as override. */
export const imageTypeVariables: ReadonlySet<string> = new Set([
  'CONVERSION_CMD',
  'EXTRA_IMAGECMD',
  'IMAGE_CMD',
  'IMAGE_TYPEDEP',
]);

/** The overrides that the build itself gives, whatever the machine and the distro are; the best known architectures and machines too. */
export function buildOverrides(): readonly string[] {
  return entriesOfKind('override').flatMap(({ name }) => (hasPlaceholder(name) ? [] : [name]));
}
