import type { ExplainedOperation } from '../../project/evaluation/explainHistory';
import { baseName } from '../../project/paths';
import { authorOf } from '../evaluated';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const podmanOptionMoved: ValueRule = {
  id: 'podman-option-moved',
  category: 'host',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'walnascar' },
  what: 'The option `docker` in the PACKAGECONFIG of podman, which PODMAN_FEATURES holds since walnascar.',
  why: 'The recipe looks for the word in PODMAN_FEATURES alone. Removed from PACKAGECONFIG it is still installed, the `/usr/bin/docker` that calls podman; added there it only makes podman conflict with docker.',
  bad: { 'conf/local.conf': ['PACKAGECONFIG:remove:pn-podman = "docker"'] },
  good: { 'conf/local.conf': ['PODMAN_FEATURES:pn-podman = ""'] },
  check(evaluated) {
    if (evaluated instanceof EvaluatedRecipe && (evaluated.name !== 'podman' || !readsFeatures(evaluated))) return [];
    const { places } = evaluated;
    return evaluated.operations('PACKAGECONFIG').flatMap((each): readonly PlacedFinding[] => {
      const { origin } = each;
      if (!origin || !isForPodman(evaluated, each) || evaluated.isForAnotherBuild(each)) return [];
      const words = evaluated.wordsBrought(each).map(({ text }) => text);
      const place = words.includes('docker') ? places.name(origin.path, origin.line) : undefined;
      if (!place) return [];
      const isRemoved = each.operation === ':remove';
      return [
        {
          place,
          message: isRemoved
            ? 'podman reads `docker` from PODMAN_FEATURES since walnascar: this removes nothing. Write `PODMAN_FEATURES = ""`.'
            : 'podman reads `docker` from PODMAN_FEATURES since walnascar, where it is the default: here it only makes podman conflict with docker. Leave it out.',
          fix:
            isRemoved && words.length === 1 ? withFeatures(place, places.value(origin.path, origin.line)) : undefined,
        },
      ];
    });
  },
};

/** A recipe for podman that a layer keeps from an older release may still look into PACKAGECONFIG. */
function readsFeatures({ files, places }: EvaluatedRecipe): boolean {
  const texts = files.filter((path) => !path.endsWith('.bbappend')).map((path) => places.tree(path)?.text ?? '');
  return texts.length === 0 || texts.some((text) => text.includes('PODMAN_FEATURES'));
}

function isForPodman(evaluated: EvaluatedRecipe | EvaluatedConfiguration, operation: ExplainedOperation): boolean {
  if (`${operation.name}:${operation.overrides}`.split(':').includes('pn-podman')) return true;
  return evaluated instanceof EvaluatedRecipe && authorOf(operation) === 'recipe';
}

function withFeatures({ path, span }: Place, value: Place | undefined): FindingFix | undefined {
  if (!value) return undefined;
  const name = /^podman[_.]/.test(baseName(path)) ? 'PODMAN_FEATURES' : 'PODMAN_FEATURES:pn-podman';
  return {
    title: 'Empty PODMAN_FEATURES',
    safe: false,
    edits: [
      { span, text: name },
      { span: value.span, text: '' },
    ],
  };
}
