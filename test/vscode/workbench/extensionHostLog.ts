/** What the extension host under test writes to its console, without what VS Code itself says there. */

const OWN_WORDS_OF_VSCODE = [
  'Accessing a resource scoped configuration',
  'Canceled: ',
  'Creating a socket',
  'Creation of workbench contribution',
  'Extension host ',
  'Ignoring fetching additional',
  'Resolved connection token',
  'Resolving connection token',
  'Started initializing',
  'Started local ext',
  'Timed out waiting for authentication provider',
  'Updating additional builtin',
  '[AccountPolicyGate',
  '[AgentHost',
  '[ChatModel',
  '[RemoteAgentHost',
  '[Service Worker',
  '[reconnection-grace-time',
  'getaddrinfo ENOTFOUND',
  '%cERR',
];

/** Prints a console line of the extension host, unless VS Code wrote it about itself. */
export function printExtensionHostLine(kind: string, line: readonly unknown[]): void {
  const text = String(line[0]);
  if (OWN_WORDS_OF_VSCODE.some((start) => text.startsWith(start))) return;
  if (kind === 'error' || kind === 'warn') console.error(...line);
  else console.log(...line);
}
