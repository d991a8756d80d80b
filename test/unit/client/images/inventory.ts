/** Images and recipes as tests of lists need them. */
import type { ImageRecipe } from '../../../../client/src/protocol';
import type { DeployedImage } from '../../../../client/src/toolchain/images/deployedImages';

export function deployedImage(name: string, more: Partial<DeployedImage> = {}): DeployedImage {
  const file = { path: `/build/${name}-oci`, storage: 'layout', sizeBytes: null } as const;
  return { ...file, name, machine: 'qemux86-64', modifiedMs: 0, isOlderBuild: false, files: [file], ...more };
}

export function imageRecipe(name: string, more: Partial<ImageRecipe> = {}): ImageRecipe {
  return { name, path: `/layer/${name}.bb`, kind: 'image', isContainer: true, ...more };
}
