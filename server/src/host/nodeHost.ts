/** What this machine tells of itself: BitBake's own values would come from it, were it run here. */
import { availableParallelism, machine } from 'node:os';
import type { MachineFacts } from '../project/evaluation/machineFacts';

/** The environment is given in part only: what layers may show in values must be nothing that is secret. */
const readableVariables: ReadonlySet<string> = new Set(['HOME', 'LANG', 'LOGNAME', 'SHELL', 'USER']);

export const nodeHost: MachineFacts = {
  environmentVariable: (name) => (readableVariables.has(name) ? (process.env[name] ?? null) : undefined),
  currentFolder: process.cwd(),
  cpuCount: availableParallelism(),
  machine: machine(),
};
