import type { ValueRule } from '../rule';

export const importTimeout: ValueRule = {
  id: 'import-timeout',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A time limit for the import of containers that is no number of seconds, or too short.',
  why: '`container-cross-install` reckons with the two with `expr`, which fails for anything but whole numbers. The machine that imports needs about 180 seconds to boot, and up to 600 for a container, more where it is emulated without KVM; it is stopped at the limit.',
  bad: ['inherit core-image container-cross-install', 'CONTAINER_IMPORT_TIMEOUT_PER = "10m"'],
  good: ['inherit core-image container-cross-install', 'CONTAINER_IMPORT_TIMEOUT_PER = "1200"'],
  check(evaluated) {
    return (['CONTAINER_IMPORT_TIMEOUT_BASE', 'CONTAINER_IMPORT_TIMEOUT_PER'] as const).flatMap((name) => {
      const value = evaluated.isSet(name) ? evaluated.text(name) : undefined;
      const place = value === undefined ? undefined : evaluated.placeOf(name);
      if (value === undefined || !place) return [];
      if (!/^\s*\d+\s*$/.test(value)) {
        return [
          {
            place,
            message: `\`${value}\` is no whole number: the time limit of the import cannot be worked out. Write seconds.`,
          },
        ];
      }
      if (Number(value) >= shortestSeconds[name]) return [];
      return [
        {
          place,
          message: `${value} seconds are less than ${shortestSeconds[name]}, which the class allows by default because imports take as long: the build stops where one is not done.`,
        },
      ];
    });
  },
};

/** What the class allows. */
const shortestSeconds = { CONTAINER_IMPORT_TIMEOUT_BASE: 180, CONTAINER_IMPORT_TIMEOUT_PER: 600 } as const;
