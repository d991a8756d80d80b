import { bundledContainer, restartOfContainer } from '../../containers/bundledContainer';
import { bundleEntry } from '../../containers/bundleEntry';
import { isRestartPolicy, restartOf } from '../../containers/restartPolicy';
import type { WrittenWord } from '../evaluated';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { ValueRule } from '../rule';

export const restartThatSystemdIgnores: ValueRule = {
  id: 'restart-that-systemd-ignores',
  category: 'bundle',
  subject: 'value',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A bundled container with the policy `autostart` or `unless-stopped`, whose unit does not restart it.',
  why: '`container-cross-install` writes `Restart=unless-stopped` into the unit for both. That is a word of docker: systemd ignores the line, and a container that ends stays ended until the next boot.',
  bad: ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app:autostart"'],
  good: ['inherit container-bundle', 'CONTAINER_BUNDLES = "my-app:always"'],
  check(evaluated) {
    const bundled = evaluated.wordsReadBy('container-cross-install', 'BUNDLED_CONTAINERS').map((word) => {
      const container = bundledContainer(word.text);
      const isRead = isRestartPolicy(container.policy) && restartOfContainer(container) === 'unless-stopped';
      return { word, policy: isRead ? container.policy : '', source: container.name };
    });
    const packaged = evaluated.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').map((word) => {
      const { policy, source } = bundleEntry(word.text);
      const isRead = isRestartPolicy(policy) && restartOf(policy) === 'unless-stopped';
      return { word, policy: isRead ? policy : '', source };
    });
    return [...bundled, ...packaged].flatMap(({ word, policy, source }) =>
      policy === '' || hasOwnUnit(evaluated, source) ? [] : [finding(word, policy)],
    );
  },
};

/** A unit of the author's own takes the place of the generated one. */
function hasOwnUnit(evaluated: EvaluatedRecipe | EvaluatedConfiguration, source: string): boolean {
  return evaluated.flag('CONTAINER_SERVICE_FILE', source) !== '';
}

function finding({ place }: WrittenWord, policy: string): PlacedFinding {
  const end = place.span.end;
  const span = { start: end - policy.length, end };
  const isWritten = place.text.slice(span.start, span.end) === policy;
  return {
    place,
    message: `\`${policy}\` becomes \`Restart=unless-stopped\`, which systemd ignores: the container is started at boot, but not again once it ends. Write \`always\` or \`on-failure\`.`,
    fix: isWritten ? { title: 'Write always', safe: false, edits: [{ span, text: 'always' }] } : undefined,
  };
}
