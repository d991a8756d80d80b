/** The language server as the rest of the extension sees it: started in the background, asked when it is there. */
import { type CancellationToken, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import type { LanguageClient, WorkspaceEdit as LspWorkspaceEdit } from 'vscode-languageclient/node';
import { showErrorWithOutput } from './errorWithOutput';
import type { ReportProgress } from './longRequest';
import type { PlainWorkspaceEdit, ServerSettings } from './protocol';

export interface Server {
  /** Resolves when the server answers, also when it could not be started. */
  readonly ready: Promise<void>;
  /** The answer, or undefined if the server is not running or does not know the request. */
  request<Result>(method: string, parameters: object): Promise<Result | undefined>;
  /** The same for a request that the user waits for, and may give up: the answer is null then. */
  longRequest<Result>(method: string, title: string): Promise<Result | null | undefined>;
  /** The same for one whose progress is shown by the caller. */
  followedRequest<Result>(
    method: string,
    parameters: object,
    token: CancellationToken,
    report: ReportProgress,
  ): Promise<Result | null | undefined>;
  /** Applies an edit that the server has made, as one step to undo. False if the user declined a change that is to be confirmed. */
  applyEdit(edit: PlainWorkspaceEdit): Promise<boolean>;
  /** Tells the server the settings after a change of them, of what was picked or of the extensions beside. */
  sendSettings(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server without waiting for it: the client library alone takes longer to load than an activation may. */
export function startServer(
  context: ExtensionContext,
  output: LogOutputChannel,
  settings: () => ServerSettings,
): Server {
  let client: LanguageClient | undefined;

  async function start(): Promise<void> {
    try {
      const { createLanguageClient } = await import('./client');
      client ??= createLanguageClient(context, output, settings);
      await client.start();
    } catch (error) {
      output.error(`The language server could not be started: ${String(error)}`);
      showErrorWithOutput('The Meta-Virtualization language server could not be started.');
    }
  }

  // Out of the way of the activation itself.
  const ready = new Promise<void>((resolve) => setImmediate(() => void start().then(resolve)));

  /** What `send` answers; undefined where the server does not run. So it is where that rejects, which is logged as `level` says. */
  async function ask<Answer>(
    method: string,
    level: 'debug' | 'error',
    send: (running: LanguageClient) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    await ready;
    if (!client?.isRunning()) return undefined;
    try {
      return await send(client);
    } catch (error) {
      output[level](`${method}: ${String(error)}`);
      return undefined;
    }
  }

  return {
    ready,
    request: <Result>(method: string, parameters: object) =>
      ask(method, 'debug', (running) => running.sendRequest<Result>(method, parameters)),
    longRequest: <Result>(method: string, title: string) =>
      ask(method, 'error', async (running) => {
        const { longRequest } = await import('./client');
        return longRequest<Result>(running, method, title);
      }),
    followedRequest: <Result>(method: string, parameters: object, token: CancellationToken, report: ReportProgress) =>
      ask(method, 'error', async (running) => {
        const { followedRequest } = await import('./client');
        return followedRequest<Result>(running, method, parameters, token, report);
      }),
    async applyEdit(edit) {
      const converted = await client?.protocol2CodeConverter.asWorkspaceEdit(edit as LspWorkspaceEdit);
      return converted !== undefined && (await workspace.applyEdit(converted, { isRefactoring: true }));
    },
    async sendSettings() {
      await ready;
      const parameters = { settings: { metavirt: settings() } };
      if (client?.isRunning()) await client.sendNotification('workspace/didChangeConfiguration', parameters);
    },
    async restart() {
      await ready;
      if (client?.isRunning()) await client.stop();
      await start();
    },
    async stop() {
      await ready;
      await client?.dispose();
    },
  };
}

/** Says so to a user who waits for an answer. */
export function serverDoesNotAnswer(): void {
  showErrorWithOutput('The Meta-Virtualization language server does not answer.');
}
