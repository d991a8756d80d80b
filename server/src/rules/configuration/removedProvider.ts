import { defaultProvider, isOfAnotherRelease, providedNames } from '../../containers/defaultProviders';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const removedProvider: ConfigurationRule = {
  id: 'removed-provider',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'scarthgap' },
  what: 'A preferred provider that this release of meta-virtualization does not have.',
  why: 'BitBake looks for a recipe of exactly that name among those that provide the thing. It passes over a name that none has, and takes another provider, or stops if something else asks for the missing recipe.',
  bad: ['PREFERRED_PROVIDER_virtual/docker = "docker-ce"'],
  good: ['PREFERRED_PROVIDER_virtual/docker = "docker-moby"'],
  check(configuration) {
    return providedNames.flatMap((provided) =>
      configuration.settings(`PREFERRED_PROVIDER_${provided}`).flatMap(({ text, place }): PlacedFinding[] => {
        const recipe = text.trim();
        // A `?=` that loses against the layer's is a finding of another rule.
        if (isWeak(configuration, `PREFERRED_PROVIDER_${provided}`)) return [];
        if (!isOfAnotherRelease(provided, recipe, configuration.release)) return [];
        if (configuration.snapshot.recipesNamed(recipe).length > 0) return [];
        const meant = defaultProvider(provided, configuration.release);
        return [
          {
            place,
            message: `meta-virtualization for ${configuration.release} has no recipe \`${recipe}\`: the preference for ${provided} is lost, and a build that needs the recipe stops.${meant === undefined ? '' : ` Write \`${meant}\`.`}`,
            fix:
              meant === undefined || place.text.slice(place.span.start, place.span.end).includes('$')
                ? undefined
                : { title: `Write ${meant}`, safe: false, edits: [{ span: place.span, text: meant }] },
          },
        ];
      }),
    );
  },
};

function isWeak(configuration: EvaluatedConfiguration, name: string): boolean {
  const counting = configuration.operations(name).findLast(({ counts }) => counts)?.operation;
  return counting === '?=' || counting === '??=';
}
