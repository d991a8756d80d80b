import { xenBundle, xenHost } from '../../containers/bundlingClasses';
import { xenGuest, xenGuestTags } from '../../containers/xenGuest';
import { nearestOf } from '../../knowledge/nearestName';
import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const unknownGuestTag: ValueRule = {
  id: 'unknown-guest-tag',
  category: 'xen',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A bundled Xen guest with a word behind its name that is neither `autostart` nor `external`.',
  why: 'The classes look for these two words and leave out any other: nothing says that the guest is not started, or that it is built.',
  bad: ['inherit xen-guest-bundle', 'XEN_GUEST_BUNDLES = "my-guest:always"'],
  good: ['inherit xen-guest-bundle', 'XEN_GUEST_BUNDLES = "my-guest:autostart"'],
  check(evaluated) {
    return [xenHost, xenBundle].flatMap(({ name, list }) =>
      evaluated.wordsReadBy(name, list).flatMap(({ text, place }): readonly PlacedFinding[] => {
        const tag = xenGuest(text).tags.find((each) => each !== '' && !xenGuestTags.includes(each));
        if (tag === undefined) return [];
        const start = place.span.start + text.indexOf(`:${tag}`) + 1;
        const span = { start, end: start + tag.length };
        const meant = nearestOf(tag.toLowerCase(), xenGuestTags) ?? (startingWords.has(tag) ? 'autostart' : undefined);
        return [
          {
            place,
            message: `\`${tag}\` has no meaning for a guest, and is left out. Only \`autostart\` and \`external\` have one.`,
            fix:
              meant !== undefined && place.text.slice(span.start, span.end) === tag
                ? { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] }
                : undefined,
          },
        ];
      }),
    );
  },
};

/** Policies of containers that start one. */
const startingWords: ReadonlySet<string> = new Set(['always', 'unless-stopped', 'on-failure']);
