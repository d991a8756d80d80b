import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place } from '../finding';
import type { ValueRule } from '../rule';

export const vxnWithoutMulticonfig: ValueRule = {
  id: 'vxn-without-multiconfig',
  category: 'xen',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'master' },
  what: 'VCONTAINER_INCLUDE_VXN without the multiconfig that builds what it includes.',
  why: '`vcontainer-tarball` takes the Xen image of vxn from the multiconfig `vxn-x86-64`. Where BBMULTICONFIG lacks it nothing is waited for, and the tarball is made without.',
  bad: { 'conf/local.conf': ['VCONTAINER_INCLUDE_VXN = "1"', 'BBMULTICONFIG = "vruntime-x86-64"'] },
  good: { 'conf/local.conf': ['VCONTAINER_INCLUDE_VXN = "1"', 'BBMULTICONFIG = "vruntime-x86-64 vxn-x86-64"'] },
  check(evaluated) {
    const place = evaluated instanceof EvaluatedRecipe ? placeInRecipe(evaluated) : placeInConfiguration(evaluated);
    if (!place) return [];
    const isRemoved = evaluated.placeOfRemoval('BBMULTICONFIG', multiconfig) !== undefined;
    const cause = isRemoved ? `takes \`${multiconfig}\` out with \`:remove\`` : `has no \`${multiconfig}\``;
    const advice = isRemoved ? 'Do not remove it' : 'Add it to BBMULTICONFIG';
    return [
      {
        place,
        message: `BBMULTICONFIG ${cause}: the tarball is made without the Xen image, and nothing says so. ${advice}.`,
      },
    ];
  },
};

const multiconfig = 'vxn-x86-64';
const tarball = 'vcontainer-tarball';
const variable = 'VCONTAINER_INCLUDE_VXN';

/** For all recipes, or for the one that reads it. */
function placeInConfiguration(configuration: EvaluatedConfiguration): Place | undefined {
  const place = configuration
    .settings(variable)
    .find(({ name, text }) => text === '1' && [variable, `${variable}:pn-${tarball}`].includes(name))?.place;
  const multiconfigs = configuration.words('BBMULTICONFIG');
  if (!place || !multiconfigs || isNamed(multiconfigs)) return undefined;
  const isKnown = configuration.isComplete || multiconfigs.length > 0 || !includesOthers(place.text);
  return isKnown ? place : undefined;
}

function placeInRecipe(recipe: EvaluatedRecipe): Place | undefined {
  if (recipe.name !== tarball || recipe.text(variable) !== '1' || recipe.authorOf(variable) !== 'recipe')
    return undefined;
  const { multiconfigs } = recipe;
  return multiconfigs && !isNamed(multiconfigs) ? recipe.placeOf(variable) : undefined;
}

function isNamed(multiconfigs: readonly string[]): boolean {
  return multiconfigs.some((name) => name.startsWith('vxn-'));
}

/** Whether another file may add to it. */
function includesOthers(text: string): boolean {
  return /^\s*(?:require|include|OE_FRAGMENTS)\b/m.test(text);
}
