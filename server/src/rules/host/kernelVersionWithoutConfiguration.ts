import { isForContainers } from '../../containers/hostConfiguration';
import { kernelVersionsWithFragments } from '../../containers/kernelFragments';
import type { Snapshot } from '../../project/snapshot';
import type { PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const kernelVersionWithoutConfiguration: ConfigurationRule = {
  id: 'kernel-version-without-configuration',
  category: 'host',
  subject: 'configuration',
  severity: 'warning',
  what: 'A version of linux-yocto that this release of meta-virtualization has no configuration for.',
  why: 'The append of the layer includes `linux-yocto_VERSION_virtualization.inc`. For a version without such a file nothing is included, nobody says so, and the kernel lacks what containers need.',
  bad: ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_VERSION_linux-yocto = "6.1%"'],
  good: ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_PROVIDER_virtual/kernel = "linux-yocto"'],
  check(configuration) {
    return [...variables, provider].flatMap((variable): PlacedFinding[] => {
      const written = configuration.text(variable)?.trim() ?? '';
      const version = variable === provider ? developedVersion(configuration.snapshot, written) : versionIn(written);
      if (version === undefined || !isForContainers(configuration)) return [];
      const known = kernelVersionsWithFragments(configuration.snapshot, configuration.release);
      const place = known.includes(version) ? undefined : configuration.placeOf(variable);
      if (!place) return [];
      const only = known.length === 1 ? known[0] : undefined;
      const isLiteral = place.text.slice(place.span.start, place.span.end) === written;
      return [
        {
          place,
          message: `meta-virtualization for ${configuration.release} has kernel configuration for ${known.join(', ')} only: Linux ${version} is built without what containers need.`,
          fix:
            only !== undefined && isLiteral && variable !== provider
              ? { title: `Write ${only}%`, safe: false, edits: [{ span: place.span, text: `${only}%` }] }
              : undefined,
        },
      ];
    });
  },
};

function versionIn(text: string): string | undefined {
  return /^(?:\d+:)?(\d+\.\d+)(?![\d])/.exec(text)?.[1];
}

/** That of linux-yocto-dev, which only its recipe knows; of other kernels there are several, or none. */
function developedVersion(snapshot: Snapshot, kernel: string): string | undefined {
  const [recipe] = kernel === 'linux-yocto-dev' ? snapshot.recipesNamed(kernel) : [];
  const text = recipe && snapshot.textOf(recipe.path);
  return versionIn(/^LINUX_VERSION \??= "([^"]*)"/m.exec(text ?? '')?.[1] ?? '');
}

const provider = 'PREFERRED_PROVIDER_virtual/kernel';

const variables = [
  'PREFERRED_VERSION_linux-yocto',
  'PREFERRED_VERSION_linux-yocto-rt',
  'PREFERRED_VERSION_linux-yocto-tiny',
];
