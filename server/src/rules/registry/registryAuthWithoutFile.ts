import { isMainConfiguration } from '../../containers/hostConfiguration';
import type { ConfigurationRule } from '../rule';

export const registryAuthWithoutFile: ConfigurationRule = {
  id: 'registry-auth-without-file',
  category: 'registry',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A way of logging in to the registry that reads a file, and no file is named.',
  why: 'With `authfile` and `credsfile` the task that pushes images stops with a fatal error if CONTAINER_REGISTRY_AUTHFILE or CONTAINER_REGISTRY_CREDSFILE is empty.',
  bad: ['CONTAINER_REGISTRY_AUTH_MODE = "credsfile"'],
  good: [
    'CONTAINER_REGISTRY_AUTH_MODE = "credsfile"',
    'CONTAINER_REGISTRY_CREDSFILE = "${HOME}/.registry-credentials"',
  ],
  check(configuration) {
    const mode = configuration.text('CONTAINER_REGISTRY_AUTH_MODE') ?? '';
    const needed = fileVariables[mode];
    if (needed === undefined || configuration.text(needed) !== '') return [];
    if (!configuration.isComplete && !isMainConfiguration(configuration.path)) return [];
    const place = configuration.placeOf('CONTAINER_REGISTRY_AUTH_MODE');
    if (!place) return [];
    return [
      {
        place,
        message: `\`${mode}\` needs a file, and ${needed} names none: pushing stops with a fatal error. Set it.`,
      },
    ];
  },
};

const fileVariables: Readonly<Record<string, string>> = {
  authfile: 'CONTAINER_REGISTRY_AUTHFILE',
  credsfile: 'CONTAINER_REGISTRY_CREDSFILE',
};
