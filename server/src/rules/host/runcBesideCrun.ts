import { isRunc } from '../../containers/installedParts';
import type { PlacedFinding, ValueRule } from '../rule';

export const runcBesideCrun: ValueRule = {
  id: 'runc-beside-crun',
  category: 'host',
  subject: 'value',
  severity: 'error',
  releases: { since: 'walnascar' },
  what: 'An image with runc and crun, both of which bring a `runc` command.',
  why: '`crun` is packaged with a `runc` command too as long as CRUN_AS_RUNC is not empty. The packages have a file in common, from wrynose on a declared conflict as well, and do_rootfs stops.',
  bad: ['inherit core-image', 'IMAGE_INSTALL += "runc crun"'],
  good: {
    'conf/local.conf': ['CRUN_AS_RUNC = ""'],
    'recipes/my-host.bb': ['inherit core-image', 'IMAGE_INSTALL += "runc crun"'],
  },
  check(evaluated) {
    if (evaluated.metadata.history('CRUN_AS_RUNC').length > 0 && evaluated.text('CRUN_AS_RUNC') === '') return [];
    return ['IMAGE_INSTALL', 'VIRTUAL-RUNTIME_container_runtime'].flatMap((variable): readonly PlacedFinding[] => {
      const words = evaluated.words(variable) ?? [];
      const runc = words.find(isRunc);
      const place = runc !== undefined && words.includes('crun') ? evaluated.placeOfWord(variable, 'crun') : undefined;
      if (!place) return [];
      return [
        {
          place,
          message: `\`crun\` and \`${runc}\` both have /usr/bin/runc, and do_rootfs stops. Set \`CRUN_AS_RUNC = ""\` in the configuration, or take one of the two.`,
        },
      ];
    });
  },
};
