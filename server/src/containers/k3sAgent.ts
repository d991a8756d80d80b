/** What the kernel command line of an agent of k3s holds, as `k3s-role-setup.service` reads it. */

export const roleArgument = 'k3s.role=';

export const agentRole = `${roleArgument}agent`;

/** What an agent has to be told to join. */
export const agentArguments: readonly string[] = ['k3s.server', 'k3s.token'];

/** What is missing beside the role, what comes of it, and what to do. */
export function agentMessage(missing: readonly string[]): string {
  const names = missing.map((name) => `\`${name}=\``).join(' and ');
  return `The agent needs ${names} beside its role: without, it starts and never joins a cluster. Add ${missing.length > 1 ? 'both' : 'it'} to the command line.`;
}
