/** A certificate for a server on 127.0.0.1, made by openssl. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerCertificate } from './registry';

const run = promisify(execFile);

/** It is its own authority; `folder` then holds nothing that skopeo's `--cert-dir` does not take. */
export async function makeServerCertificate(folder: string): Promise<ServerCertificate> {
  const authority = join(folder, 'authority');
  await mkdir(authority, { recursive: true });
  const certificate = join(authority, 'ca.crt');
  const key = join(folder, 'server.key');
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=metavirt test', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key, '-out', certificate],
  ]);
  return { certificate, key, authority: certificate };
}
