/** For which machine, distro and multiconfig values are worked out. */
import type { Session } from './session';

/** Null stands for what cannot be told, and for the default configuration. */
export interface ConfigurationInUse {
  readonly machine: string | null;
  readonly distro: string | null;
  readonly multiconfig: string | null;
}

export function configurationInUse({ values, settings }: Session): ConfigurationInUse {
  const { configuration } = values;
  const textOf = (name: string): string | null => {
    const value = configuration?.variable(name);
    return value?.kind === 'known' && value.text !== '' ? value.text : null;
  };
  return { machine: textOf('MACHINE'), distro: textOf('DISTRO'), multiconfig: settings.multiconfig ?? null };
}
