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
  'ALTERNATIVE',
  'CONFFILES',
  'DEBIAN_NOAUTONAME',
  'DESCRIPTION',
  'FILES',
  'GROUPADD_PARAM',
  'INITSCRIPT_NAME',
  'INITSCRIPT_PARAMS',
  'INSANE_SKIP',
  'LICENSE',
  'PKG',
  'RCONFLICTS',
  'RDEPENDS',
  'RPROVIDES',
  'RRECOMMENDS',
  'RREPLACES',
  'RSUGGESTS',
  'SECTION',
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

/**
 * Whether what stands under overrides certainly has no say in a build, whose OVERRIDES are given: it is for another machine or distro.
 * Single recipes and their variants have overrides of their own, and what an expansion gives is not known.
 */
export function isForAnotherBuild(overrides: readonly string[], active: readonly string[]): boolean {
  return overrides.some((each) => !/^(?:pn|class|task|virtclass)-|\$/.test(each) && !active.includes(each));
}

/** The overrides that the build itself gives, whatever the machine and the distro are; the best known architectures and machines too. */
export function buildOverrides(): readonly string[] {
  return entriesOfKind('override').flatMap(({ name }) => (hasPlaceholder(name) ? [] : [name]));
}
