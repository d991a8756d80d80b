import type { ConfigurationRule, Place, PlacedFinding } from '../rule';

export const renamedFeatureVariable: ConfigurationRule = {
  id: 'renamed-feature-variable',
  category: 'configuration',
  subject: 'configuration',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A variable of the default distro or machine features under the name that it had before wrynose.',
  why: 'The core layer lists these names in BB_RENAMED_VARIABLES: BitBake reports each of them and stops before any recipe is parsed.',
  bad: ['DISTRO_FEATURES_BACKFILL_CONSIDERED += "ptest"'],
  good: ['DISTRO_FEATURES_OPTED_OUT += "ptest"'],
  check(configuration) {
    return Object.entries(newNames).flatMap(([name, { meant, isSame }]) =>
      configuration.operations(name).flatMap(({ origin }): PlacedFinding[] => {
        const place = origin && configuration.places.name(origin.path, origin.line);
        if (!place) return [];
        return [
          {
            place,
            message: `${name} became ${meant} in wrynose: BitBake stops at the old name.${isSame ? '' : ` Add the features to ${meant}.`}`,
            fix: isSame ? renamed(place, name, meant) : undefined,
          },
        ];
      }),
    );
  },
};

interface NewName {
  readonly meant: string;
  /** Whether it says the same under the new name. */
  readonly isSame: boolean;
}

const newNames: Readonly<Record<string, NewName>> = {
  DISTRO_FEATURES_BACKFILL: { meant: 'DISTRO_FEATURES_DEFAULTS', isSame: false },
  DISTRO_FEATURES_BACKFILL_CONSIDERED: { meant: 'DISTRO_FEATURES_OPTED_OUT', isSame: true },
  DISTRO_FEATURES_DEFAULT: { meant: 'DISTRO_FEATURES_DEFAULTS', isSame: false },
  MACHINE_FEATURES_BACKFILL: { meant: 'MACHINE_FEATURES_DEFAULTS', isSame: false },
  MACHINE_FEATURES_BACKFILL_CONSIDERED: { meant: 'MACHINE_FEATURES_OPTED_OUT', isSame: true },
};

function renamed({ text, span }: Place, name: string, meant: string): PlacedFinding['fix'] {
  if (!text.startsWith(name, span.start)) return undefined;
  const edits = [{ span: { start: span.start, end: span.start + name.length }, text: meant }];
  return { title: `Write ${meant}`, safe: true, edits };
}
