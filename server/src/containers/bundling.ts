/** What importing containers into host images asks of the configuration: the helper machines of container-cross-install. */

/** The multiconfigs that build the helper machines, one for each architecture. */
export const helperMulticonfigs: readonly string[] = ['vruntime-aarch64', 'vruntime-x86-64'];

/** The multiconfig of the helper machine for a TARGET_ARCH; undefined for one that there is none for. */
export function helperMulticonfig(targetArch: string): string | undefined {
  if (targetArch === 'aarch64') return 'vruntime-aarch64';
  return ['x86_64', 'i686', 'i586'].includes(targetArch) ? 'vruntime-x86-64' : undefined;
}

/** Whether entries of BUNDLED_CONTAINERS are to be started by a unit. */
export function startsContainers(entries: readonly string[]): boolean {
  return entries.some((entry) =>
    entry.split(':').some((part) => ['autostart', 'always', 'unless-stopped', 'on-failure'].includes(part)),
  );
}

/** The multiconfig in which an image of a platform is built for an image of several architectures. */
export function platformMulticonfig(platform: string): string {
  return `container-${platform === 'x86_64' ? 'x86-64' : platform}`;
}
