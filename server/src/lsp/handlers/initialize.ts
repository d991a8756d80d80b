import type { InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { serverCapabilities } from '../capabilities';
import { clientFeatures } from '../clientFeatures';
import { serverInfo } from '../serverInfo';
import type { Session } from '../session';
import { mergedSettings } from '../settings';

export function registerInitialize(session: Session): void {
  session.connection.onInitialize((params: InitializeParams): InitializeResult => {
    session.client = clientFeatures(params.capabilities);
    session.settings = mergedSettings(session.settings, params.initializationOptions);
    return { capabilities: serverCapabilities(session.client), serverInfo };
  });
}
