/** What this machine tells of itself: BitBake's own values would come from it, were it run here. */
import { availableParallelism, machine } from 'node:os';
import type { HostFacts } from '../python/library/host';
import { Unknown } from '../python/value';

/** The environment is given in part only: what layers may show in values must be nothing that is secret. */
const readableVariables: ReadonlySet<string> = new Set(['HOME', 'LANG', 'LOGNAME', 'SHELL', 'USER']);

export const nodeHost: HostFacts = {
  environmentVariable: (name) =>
    readableVariables.has(name)
      ? (process.env[name] ?? null)
      : new Unknown(`depends on the environment variable ${name}`),
  currentFolder: process.cwd(),
  cpuCount: availableParallelism(),
  machine: machine(),
};
