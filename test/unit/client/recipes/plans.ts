/** The recipes that the tests make: one or two of each kind, with the answers that change the text. */
import {
  isAvailable,
  type RecipePlan,
  recipeKindText,
  takesBaseImage,
} from '../../../../client/src/recipes/recipePlan';

const plans: readonly RecipePlan[] = [
  { kind: 'image', name: 'program', packages: ['curl'], program: '/usr/bin/curl', programArguments: '--version' },
  { kind: 'image', name: 'shell', packages: [], program: '', programArguments: '' },
  {
    kind: 'image',
    name: 'on-base',
    packages: ['curl', 'busybox'],
    program: '/usr/bin/curl',
    programArguments: '',
    baseImage: 'container-base',
  },
  { kind: 'layered', name: 'layers', packages: ['curl', 'less'], program: 'curl', programArguments: "-H 'A: b'" },
  { kind: 'layered', name: 'few-layers', packages: ['busybox'], program: '', programArguments: '' },
  { kind: 'base', name: 'base', packages: ['bash'] },
  { kind: 'bundle', name: 'bundle', containers: ['program', 'layers'], startsAtBoot: true },
  { kind: 'host', name: 'host', containers: ['program', 'layers'], startsAtBoot: true, packages: ['less'] },
  { kind: 'host', name: 'plain-host', containers: ['program'], startsAtBoot: false, packages: [] },
  { kind: 'multiarch', name: 'multiarch', container: 'program' },
];

export const testedReleases = ['hardknott', 'kirkstone', 'mickledore', 'scarthgap', 'whinlatter', 'wrynose', 'master'];

/** Those that the command offers for a release. */
export function plansFor(release: string): readonly RecipePlan[] {
  return plans.filter((plan) => {
    const isOnBase = plan.kind === 'image' && plan.baseImage !== undefined;
    return isAvailable(recipeKindText(plan.kind), release) && (!isOnBase || takesBaseImage(release));
  });
}
