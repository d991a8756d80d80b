import { baseName } from '../../project/paths';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { ValueRule } from '../rule';

export const kernelModulesLeftOut: ValueRule = {
  id: 'kernel-modules-left-out',
  category: 'host',
  subject: 'value',
  severity: 'info',
  releases: { since: 'walnascar' },
  what: 'CONTAINER_IMAGE_KERNEL_MODULES set to `split`.',
  why: 'The image container-image-host then installs only the modules that packages recommend, and not all packages of the layer name all that they load: iptables, vxlan or br_netfilter may be missing on the target.',
  bad: { 'conf/local.conf': ['CONTAINER_IMAGE_KERNEL_MODULES = "split"'] },
  good: { 'conf/local.conf': ['CONTAINER_IMAGE_KERNEL_MODULES = "all"'] },
  check(evaluated) {
    if (!isRead(evaluated) || installsModules(evaluated)) return [];
    return evaluated
      .settings('CONTAINER_IMAGE_KERNEL_MODULES')
      .filter(({ text }) => text.split(/\s+/).includes('split'))
      .map(({ place }) => ({
        place,
        message:
          'With `split` the image has only the kernel modules that its packages recommend. Write `all` unless you install what your engine loads yourself.',
      }));
  },
};

/** A recipe reads it that is container-image-host, or takes that in. */
function isRead(evaluated: EvaluatedRecipe | EvaluatedConfiguration): boolean {
  if (!(evaluated instanceof EvaluatedRecipe)) return true;
  return evaluated.files.some((path) => /^container-image-host[._]/.test(baseName(path)));
}

function installsModules(evaluated: EvaluatedRecipe | EvaluatedConfiguration): boolean {
  return ['CONTAINER_IMAGE_HOST_EXTRA_INSTALL', 'IMAGE_INSTALL'].some(
    (name) => evaluated.holds(name, 'kernel-modules') === true,
  );
}
