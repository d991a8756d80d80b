import { bundledContainer } from '../../containers/bundledContainer';
import { isRestartPolicy } from '../../containers/restartPolicy';
import type { ValueRule } from '../rule';

export const externalAsRestartPolicy: ValueRule = {
  id: 'external-as-restart-policy',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'The word `external` in the field of an entry of BUNDLED_CONTAINERS that holds the restart policy.',
  why: '`container-cross-install` takes the third field for the policy, `external` too: it warns of an unknown policy, and the container gets a unit that is started at boot.',
  bad: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "vendor-app:docker:external"'],
  good: ['inherit core-image container-cross-install', 'BUNDLED_CONTAINERS = "vendor-app:docker::external"'],
  check(evaluated) {
    return evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').flatMap(({ text, place }) => {
      const { name, policy, fields } = bundledContainer(text);
      if (policy !== 'external') return [];
      const [, runtime = '', , next = ''] = fields;
      const meant = `${name}:${runtime}:${isRestartPolicy(next) ? next : ''}:external`;
      const isWritten = place.text.slice(place.span.start, place.span.end) === text;
      return [
        {
          place,
          message: `\`external\` stands where the restart policy does: the container gets a unit that starts it at boot. Write \`${meant}\`.`,
          fix: isWritten
            ? { title: `Write ${meant}`, safe: true, edits: [{ span: place.span, text: meant }] }
            : undefined,
        },
      ];
    });
  },
};
