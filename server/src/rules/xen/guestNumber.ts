import { xenBundle, xenHost } from '../../containers/bundlingClasses';
import { xenGuest } from '../../containers/xenGuest';
import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const guestNumber: ValueRule = {
  id: 'guest-number',
  category: 'xen',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A memory or processor count of a Xen guest that is no number.',
  why: 'The classes write the text into the configuration of the guest as it is. `xl` takes a plain number there, mebibytes for memory, and refuses the file for anything else.',
  bad: ['inherit xen-guest-bundle', 'XEN_GUEST_BUNDLES = "my-guest"', 'XEN_GUEST_MEMORY[my-guest] = "1G"'],
  good: ['inherit xen-guest-bundle', 'XEN_GUEST_BUNDLES = "my-guest"', 'XEN_GUEST_MEMORY[my-guest] = "1024"'],
  check(evaluated) {
    const guests = [xenHost, xenBundle].flatMap(({ name, list }) => evaluated.wordsReadBy(name, list));
    const names = new Set(guests.map(({ text }) => xenGuest(text).name));
    if (names.size === 0) return [];
    return ['XEN_GUEST_MEMORY', 'XEN_GUEST_VCPUS'].flatMap((variable) => {
      const ofGuests = [...names].map((name) => ({
        text: evaluated.flag(variable, name),
        place: evaluated.placeOfFlag(variable, name),
      }));
      const usual = `${variable}_DEFAULT`;
      const forAll = evaluated.isSet(usual) ? [{ text: evaluated.text(usual), place: evaluated.placeOf(usual) }] : [];
      return [...ofGuests, ...forAll].flatMap(({ text, place }): readonly PlacedFinding[] => {
        if (!text || !place || /^\s*(?:\d+|0x[0-9a-fA-F]+)\s*$/.test(text)) return [];
        const unit = variable === 'XEN_GUEST_MEMORY' ? ' of mebibytes' : '';
        return [{ place, message: `\`${text}\` is no number${unit}: xl refuses the configuration of the guest.` }];
      });
    });
  },
};
