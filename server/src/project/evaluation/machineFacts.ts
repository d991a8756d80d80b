/** What the machine that would build tells of itself, and how Python sees it. */
import type { HostFacts } from '../../python/library/host';
import { Unknown } from '../../python/value';

export interface MachineFacts {
  /** Null where the variable is not set, undefined where it is nobody's business. */
  environmentVariable(name: string): string | null | undefined;
  readonly currentFolder: string;
  readonly cpuCount: number;
  /** As `uname -m` has it. */
  readonly machine: string;
}

export function hostFacts(facts: MachineFacts): HostFacts {
  return {
    ...facts,
    environmentVariable(name) {
      const value = facts.environmentVariable(name);
      return value === undefined ? new Unknown(`depends on the environment variable ${name}`) : value;
    },
  };
}
