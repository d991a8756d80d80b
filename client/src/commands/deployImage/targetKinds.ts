/** The kinds of target to choose from, and what each needs on this machine. */
import { join } from 'node:path';
import { findOnPath } from '../../toolchain/findOnPath';
import type { ProgramPaths } from '../../toolchain/programs/programPaths';

export interface TargetKind {
  readonly id:
    | 'registry'
    | 'podman'
    | 'docker'
    | 'containerd'
    | 'k3s'
    | 'oci-archive'
    | 'docker-archive'
    | 'ssh'
    | 'vdkr'
    | 'vpdmn'
    | 'container-registry'
    | 'bundle';
  readonly label: string;
  readonly detail: string;
  /** The program that it needs beside skopeo. */
  readonly program?: string;
}

export const targetKinds: readonly TargetKind[] = [
  {
    id: 'registry',
    label: '$(cloud-upload) Registry…',
    detail: 'registry.example.com/team/app:1.0, with all platforms',
  },
  { id: 'podman', label: '$(package) Podman', detail: 'The images of this user on this machine', program: 'podman' },
  { id: 'docker', label: '$(package) Docker', detail: 'The images of the daemon on this machine', program: 'docker' },
  {
    id: 'ssh',
    label: '$(remote) Another Machine…',
    detail: 'Podman, Docker, containerd, k3s or a file, through ssh',
    program: 'ssh',
  },
  { id: 'oci-archive', label: '$(file-zip) OCI Archive…', detail: 'A file for podman load, ctr and skopeo' },
  { id: 'docker-archive', label: '$(file-zip) Docker Archive…', detail: 'A file for docker load' },
  { id: 'containerd', label: '$(package) containerd', detail: 'What Kubernetes runs on this machine', program: 'ctr' },
  { id: 'k3s', label: '$(package) k3s', detail: 'What k3s runs on this machine', program: 'k3s' },
  { id: 'vdkr', label: '$(vm) vdkr', detail: 'Docker in the helper machine of meta-virtualization', program: 'vdkr' },
  {
    id: 'vpdmn',
    label: '$(vm) vpdmn',
    detail: 'Podman in the helper machine of meta-virtualization',
    program: 'vpdmn',
  },
  {
    id: 'container-registry',
    label: "$(cloud-upload) The Layer's Own Registry",
    detail: 'With the container-registry.sh of the build folder',
  },
  {
    id: 'bundle',
    label: '$(edit) A Host Image of the Layers…',
    detail: 'Into its storage when it is built: a line in a recipe or in local.conf',
  },
];

/** Why a kind cannot be used on this machine; undefined if it can. */
export async function whatIsMissing(
  kind: TargetKind,
  script: string | undefined,
  programs: ProgramPaths,
): Promise<string | undefined> {
  if (kind.id === 'container-registry' && script === undefined) {
    return 'Missing: run "bitbake container-registry-index -c generate_registry_script" first';
  }
  const { program } = kind;
  return program === undefined || (await findOnPath(programs[program] ?? program))
    ? undefined
    : `Missing: ${program} was not found`;
}

/** The script of the layer's registry in the build folder. */
export async function containerRegistryScript(buildFolder: string | undefined): Promise<string | undefined> {
  if (buildFolder === undefined) return undefined;
  return findOnPath(join(buildFolder, 'container-registry', 'container-registry.sh'));
}
