import { xenBundle, xenHost } from '../../containers/bundlingClasses';
import { xenGuest, xenGuestParameters } from '../../containers/xenGuest';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place, PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const separatorInGuestSetting: ValueRule = {
  id: 'separator-in-guest-setting',
  category: 'xen',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A `;` or `|` in a setting of a Xen guest.',
  why: "The classes put the settings of all guests into one text, with `|` between settings and `;` between guests, and take that apart again: the setting ends there, and those behind it are lost or get into each other's place.",
  bad: [
    'inherit core-image xen-guest-cross-install',
    'BUNDLED_XEN_GUESTS = "my-guest"',
    'XEN_GUEST_EXTRA[my-guest] = "root=/dev/xvda ro;quiet"',
  ],
  good: [
    'inherit core-image xen-guest-cross-install',
    'BUNDLED_XEN_GUESTS = "my-guest"',
    'XEN_GUEST_EXTRA[my-guest] = "root=/dev/xvda ro quiet"',
  ],
  check(evaluated) {
    const lists = [xenHost, xenBundle].flatMap(({ name, list }) => evaluated.wordsReadBy(name, list));
    const names = new Set(lists.map(({ text }) => xenGuest(text).name));
    if (names.size === 0) return [];
    return xenGuestParameters.flatMap((variable) => [
      ...[...names].flatMap((name) => {
        const place = evaluated.placeOfFlag(variable, name);
        return place ? separators(evaluated.flag(variable, name), place) : [];
      }),
      ...usualSetting(evaluated, `${variable}_DEFAULT`),
    ]);
  },
};

function usualSetting(evaluated: EvaluatedRecipe | EvaluatedConfiguration, variable: string): readonly PlacedFinding[] {
  const place = evaluated.isSet(variable) ? evaluated.placeOf(variable) : undefined;
  return place ? separators(evaluated.text(variable), place) : [];
}

function separators(text: string | undefined, place: Place): readonly PlacedFinding[] {
  const separator = /[;|]/.exec(text ?? '')?.[0];
  if (separator === undefined) return [];
  const meaning = separator === ';' ? 'ends the settings of the guest' : 'ends the setting';
  return [
    {
      place,
      message: `\`${separator}\` ${meaning} here, and those behind it are lost or shifted. Write it without, or describe the guest with XEN_GUEST_CONFIG_FILE.`,
    },
  ];
}
