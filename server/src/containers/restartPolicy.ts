/** The policies behind the entries of bundled containers, and what the units of container-cross-install make of them. */

/** Those that the classes know; any other text is no policy to them. */
export const restartPolicies: readonly string[] = ['autostart', 'always', 'unless-stopped', 'on-failure', 'no'];

export function isRestartPolicy(text: string): boolean {
  return restartPolicies.includes(text);
}

/** `Restart=` of the generated unit: the class carries the word over, and takes `unless-stopped` for one that it does not know. */
export function restartOf(policy: string): string {
  return policy !== 'autostart' && isRestartPolicy(policy) ? policy : 'unless-stopped';
}
