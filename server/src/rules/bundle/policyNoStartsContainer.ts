import { bundledContainer } from '../../containers/bundledContainer';
import { bundleEntry } from '../../containers/bundleEntry';
import type { ValueRule } from '../rule';

export const policyNoStartsContainer: ValueRule = {
  id: 'policy-no-starts-container',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A bundled container with the policy `no`, which is started at boot all the same.',
  why: 'Any policy makes container-cross-install write and enable a unit. `no` says only that the container is not started again when it ends.',
  bad: ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app:no"'],
  good: ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app"'],
  check(evaluated) {
    const bundled = evaluated
      .wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS')
      .filter(({ text }) => bundledContainer(text).policy === 'no');
    const packaged = evaluated
      .wordsReadBy('container-bundle', 'CONTAINER_BUNDLES')
      .filter(({ text }) => bundleEntry(text).policy === 'no');
    return [...bundled, ...packaged].map(({ text, place }) => {
      const end = place.span.start + text.lastIndexOf(':no') + ':no'.length;
      const span = { start: end - ':no'.length, end };
      const isWritten = place.text.slice(span.start, span.end) === ':no' && text.endsWith(':no');
      return {
        place,
        message:
          'With the policy `no` the container is started at boot all the same, and only not restarted. Leave the policy out if it is not to start.',
        fix: isWritten ? { title: 'Leave the policy out', safe: false, edits: [{ span, text: '' }] } : undefined,
      };
    });
  },
};
