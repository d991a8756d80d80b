/** The rules about container registries, in alphabetical order. */
import type { Rule } from '../rule';
import { loopbackRegistryOnTarget } from './loopbackRegistryOnTarget';
import { registryAddress } from './registryAddress';
import { registryAuthWithoutFile } from './registryAuthWithoutFile';
import { registryAuthWithoutTls } from './registryAuthWithoutTls';
import { registrySecureAndInsecure } from './registrySecureAndInsecure';
import { registryTagStrategy } from './registryTagStrategy';

export const registryRules: readonly Rule[] = [
  loopbackRegistryOnTarget,
  registryAddress,
  registryAuthWithoutFile,
  registryAuthWithoutTls,
  registrySecureAndInsecure,
  registryTagStrategy,
];
