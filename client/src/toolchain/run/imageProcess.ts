/** What an image starts, and what it expects of the machine that runs it: parts of its configuration (config.md of the OCI image specification). */

export interface ImageProcess {
  /** As Go calls it: `amd64`; empty where the image does not tell. */
  readonly architecture: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** `80/tcp`. */
  readonly exposedPorts: readonly string[];
  /** Folders in the image that are to be kept apart from it. */
  readonly volumes: readonly string[];
}

/** How Go calls the processors that Node names otherwise. */
const goArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** This machine's processor, as images name it. */
export function hostArchitecture(): string {
  return goArchitectures[process.arch] ?? process.arch;
}
