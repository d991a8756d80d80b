import { isForContainers, virtualRuntimeOf } from '../../containers/hostConfiguration';
import { fragmentUse } from '../../containers/kernelFragments';
import { neededOptions, optionsOfFragments } from '../../containers/kernelOptions';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { ConfigurationRule } from '../rule';

export const kernelWithoutContainerConfiguration: ConfigurationRule = {
  id: 'kernel-without-container-configuration',
  category: 'host',
  subject: 'configuration',
  severity: 'warning',
  what: 'A kernel recipe that takes nothing of the kernel configuration for containers.',
  why: 'The layer meta-virtualization adds its configuration only to a kernel whose SRC_URI has `type=kmeta`, as linux-yocto. Any other builds without a word, and on the target overlay, veth, br_netfilter and the like are missing, unless fragments of its own turn them on.',
  bad: ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_PROVIDER_virtual/kernel = "linux-imx"'],
  good: ['DISTRO_FEATURES:append = " virtualization"', 'PREFERRED_PROVIDER_virtual/kernel = "linux-yocto"'],
  check(configuration) {
    const kernel = configuration.text(variable)?.trim();
    if (!kernel || kernel === 'linux-dummy' || !isForContainers(configuration)) return [];
    const use = fragmentUse(configuration.snapshot, kernel);
    const place = use === 'taken' ? undefined : configuration.placeOf(variable);
    if (!place) return [];
    const isCertain = use === 'ignored';
    const own = ownOptions(configuration, kernel);
    if (own?.missing.length === 0) return [];
    return [
      {
        place,
        severity: isCertain ? 'warning' : 'info',
        message: `${
          isCertain ? `\`${kernel}\` gets` : `Unless the SRC_URI of \`${kernel}\` has \`type=kmeta\`, it gets`
        } none of the kernel configuration for containers: ${own?.message ?? 'overlay, veth, netfilter and others may be missing on the target. Add them with a fragment of your own, and look with check-config.sh.'}`,
      },
    ];
  },
};

interface OwnOptions {
  readonly missing: readonly string[];
  readonly message: string;
}

/** What the fragments of the kernel itself leave out; undefined where none is at hand. */
function ownOptions(configuration: EvaluatedConfiguration, kernel: string): OwnOptions | undefined {
  const { snapshot } = configuration;
  const options = optionsOfFragments(snapshot, snapshot.recipesNamed(kernel));
  if (!options) return undefined;
  const engines = splitWords(virtualRuntimeOf(configuration, 'engine') ?? '');
  const missing = neededOptions(engines).filter((option) => !options.turnedOn.has(option));
  const files = options.files.slice(0, maxNamed).map((name) => `\`${name}\``);
  const message = `${files.join(', ')} of its recipe ${files.length > 1 ? 'do' : 'does'} not turn on ${missing.map((option) => `\`${option}\``).join(', ')}. Add \`=y\` or \`=m\` for these to a fragment in its SRC_URI.`;
  return { missing, message };
}

const maxNamed = 4;

const variable = 'PREFERRED_PROVIDER_virtual/kernel';
