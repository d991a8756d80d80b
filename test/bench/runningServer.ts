/** A language server that a measurement runs against. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { RpcConnection } from './rpcConnection';

/** Starts a server on folders, does something with it, and ends it whatever happens. */
export async function withServer<T>(
  command: readonly string[],
  folders: readonly string[],
  action: (server: RpcConnection) => Promise<T>,
): Promise<T> {
  const server = new RpcConnection(command);
  try {
    await initialize(server, folders);
    return await action(server);
  } finally {
    server.close();
  }
}

async function initialize(server: RpcConnection, folders: readonly string[]): Promise<void> {
  const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: 'layer' }));
  const rootUri = workspaceFolders[0]?.uri ?? null;
  await server.request('initialize', { processId: process.pid, rootUri, workspaceFolders, capabilities: {} });
  server.notify('initialized', {});
}

export function didOpen(server: RpcConnection, uri: string, text: string): void {
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'bitbake', version: 1, text } });
}

/** What the process holds in memory; 0 where the system does not tell. */
export function residentBytes(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
