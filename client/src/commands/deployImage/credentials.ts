/** Registry credentials in VS Code's secret storage, and the questions for them. */
import { window } from 'vscode';
import type { Session } from '../../session';
import type { RegistryCredentials } from '../../toolchain/deploy/registryCredentials';

export async function storedCredentials(session: Session, registry: string): Promise<RegistryCredentials | undefined> {
  const stored = await session.context.secrets.get(secretName(registry));
  if (stored === undefined) return undefined;
  try {
    const { username, password } = JSON.parse(stored) as Partial<RegistryCredentials>;
    return username === undefined || password === undefined ? undefined : { username, password };
  } catch {
    return undefined;
  }
}

export async function forgetCredentials(session: Session, registry: string): Promise<void> {
  await session.context.secrets.delete(secretName(registry));
}

export interface AskedCredentials {
  readonly credentials: RegistryCredentials;
  /** Offers to keep them in the secret storage, after they have proved right. */
  keepIfWanted(session: Session): Promise<void>;
}

export async function askForCredentials(registry: string): Promise<AskedCredentials | undefined> {
  const title = `Log in to ${registry}`;
  const username = await window.showInputBox({ title, prompt: 'User name', ignoreFocusOut: true });
  if (!username) return undefined;
  const password = await window.showInputBox({
    title,
    prompt: 'Password or token',
    password: true,
    ignoreFocusOut: true,
  });
  if (!password) return undefined;
  const credentials = { username, password };
  return {
    credentials,
    async keepIfWanted(session) {
      const keep = 'Remember';
      const question = `Remember the password of ${username} for ${registry} in the secret storage of VS Code?`;
      if ((await window.showInformationMessage(question, keep, 'No')) !== keep) return;
      await session.context.secrets.store(secretName(registry), JSON.stringify(credentials));
    },
  };
}

function secretName(registry: string): string {
  return `metavirt.registry.${registry}`;
}
