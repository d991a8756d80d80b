import { isRunc } from '../../containers/installedParts';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { type PackageSet, packageSets } from '../packageSets';
import type { ValueRule } from '../rule';

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
    return setsOf(evaluated).flatMap(({ variable, packages }): readonly PlacedFinding[] => {
      const runc = packages.find(({ name }) => isRunc(name));
      const crun = packages.find(({ name }) => name === 'crun');
      // A packagegroup that brings both has the finding itself.
      if (!runc || !crun || (runc.word === crun.word && runc.name !== runc.word)) return [];
      const place = evaluated.placeOfWord(variable, crun.word);
      if (!place) return [];
      return [
        {
          place,
          message: `\`crun\` and \`${runc.name}\` both have /usr/bin/runc, and do_rootfs stops. Set \`CRUN_AS_RUNC = ""\` in the configuration, or take one of the two.`,
        },
      ];
    });
  },
};

function setsOf(evaluated: EvaluatedRecipe | EvaluatedConfiguration): readonly PackageSet[] {
  const listed = (variable: string): PackageSet => ({
    variable,
    packages: (evaluated.words(variable) ?? []).map((name) => ({ name, word: name })),
  });
  const images = evaluated instanceof EvaluatedRecipe ? packageSets(evaluated) : [listed('IMAGE_INSTALL')];
  return [...images, listed('VIRTUAL-RUNTIME_container_runtime')];
}
