import { bundledContainer } from '../../containers/bundledContainer';
import { isRestartPolicy, restartPolicies } from '../../containers/restartPolicy';
import { nearestOf } from '../../knowledge/nearestName';
import type { ValueRule } from '../rule';

export const unknownRestartPolicy: ValueRule = {
  id: 'unknown-restart-policy',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'An entry of BUNDLED_CONTAINERS with a restart policy that container-cross-install does not know.',
  why: 'The class warns of it while the image is made, and writes `Restart=unless-stopped` into the unit, which systemd does not know.',
  bad: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:onfailure"'],
  good: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "my-app:docker:on-failure"'],
  check(evaluated) {
    return evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').flatMap(({ text, place }) => {
      const { policy, fields } = bundledContainer(text);
      // `external` and references are findings of their own.
      if (policy === '' || policy === 'external' || isRestartPolicy(policy) || text.includes('/')) return [];
      const nearest = nearestOf(policy.toLowerCase(), restartPolicies);
      const start = place.span.start + fields.slice(0, 2).join(':').length + 1;
      const span = { start, end: start + policy.length };
      const isWritten = place.text.slice(span.start, span.end) === policy;
      return [
        {
          place,
          message: `\`${policy}\` is no restart policy: the unit gets \`Restart=unless-stopped\`, which systemd ignores. It is one of ${restartPolicies.join(', ')}.`,
          fix:
            nearest !== undefined && isWritten
              ? { title: `Write ${nearest}`, safe: false, edits: [{ span, text: nearest }] }
              : undefined,
        },
      ];
    });
  },
};
