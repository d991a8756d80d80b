/** Starts the server on the connection that the command line names: `--stdio` or `--node-ipc`. */
import { createConnection } from 'vscode-languageserver/node';
import { serve } from './server';

export function startServer(): void {
  serve(createConnection());
}
