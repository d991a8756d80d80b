import { bundleRuntimes } from '../../containers/bundledContainer';
import { bundleEntry } from '../../containers/bundleEntry';
import { isRestartPolicy, restartPolicies } from '../../containers/restartPolicy';
import type { ValueRule } from '../rule';

export const invalidBundlePolicy: ValueRule = {
  id: 'invalid-bundle-policy',
  category: 'bundle',
  subject: 'value',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A container of this build in CONTAINER_BUNDLES with a tag, a runtime or another word where its restart policy belongs.',
  why: '`container-bundle` takes all behind the colon for the policy and does not check it. do_compile then looks for a layout whose name holds the word, finds none and stops.',
  bad: ['inherit container-bundle', 'CONTAINER_BUNDLES = "container-base:latest"'],
  good: ['inherit container-bundle', 'CONTAINER_BUNDLES = "container-base"'],
  check(evaluated) {
    return evaluated.wordsReadBy('container-bundle', 'CONTAINER_BUNDLES').flatMap(({ text, place }) => {
      const bundled = bundleEntry(text);
      // A slash makes it a reference, of which other rules say what is wrong.
      if (bundled.kind !== 'local' || bundled.policy === '' || bundled.policy.includes('/')) return [];
      if (isRestartPolicy(bundled.policy)) return [];
      const { source, policy } = bundled;
      const start = place.span.start + source.length;
      const span = { start, end: place.span.start + text.length };
      const isWritten = place.text.slice(place.span.start, place.span.end) === text;
      const isRuntime = bundleRuntimes.includes(policy);
      const [rest = ''] = bundled.ignored;
      const meant = isRuntime && isRestartPolicy(rest) ? `:${rest}` : '';
      return [
        {
          place,
          message: isRuntime
            ? `\`${policy}\` stands where the restart policy does: do_compile stops, as it finds no layout \`${source}:${policy}\`. The runtime is that of CONTAINER_BUNDLE_RUNTIME.`
            : `\`${policy}\` is no restart policy: do_compile stops, as it finds no layout of that name. A container of this build has no tag here; the policy is one of ${restartPolicies.join(', ')}.`,
          fix: isWritten
            ? { title: `Write ${source}${meant}`, safe: false, edits: [{ span, text: meant }] }
            : undefined,
        },
      ];
    });
  },
};
