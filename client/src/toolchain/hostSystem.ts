/** Reads what this machine is, as far as advice about programs depends on it. */
import { readFile } from 'node:fs/promises';
import type { HostSystem } from './programs/programAdvice';

export async function readHostSystem(): Promise<HostSystem> {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return { platform: process.platform, osRelease };
}
