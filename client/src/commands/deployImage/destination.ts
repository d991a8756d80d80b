/** Where an image goes: asked with the last answer as the proposal, checked while it is typed. */
import { window } from 'vscode';
import type { Session } from '../../session';
import { parseImageReference } from '../../toolchain/imageReference';
import type { NamedSource } from './source';

const rememberedKey = 'metavirt.deployDestinations';
const mostRemembered = 50;

export async function askForDestination(session: Session, source: NamedSource): Promise<string | undefined> {
  return window.showInputBox({
    title: 'Deploy image',
    prompt: `Copy ${source.suggestedName} to`,
    placeHolder: 'registry.example.com/team/app:1.0',
    value: proposal(remembered(session), source.suggestedName),
    ignoreFocusOut: true,
    validateInput(text) {
      const parsed = parseImageReference(text);
      return parsed.kind === 'invalid' ? parsed.why : undefined;
    },
  });
}

/** Proposed again for the same image, and its registry for other images. */
export async function rememberDestination(session: Session, source: NamedSource, destination: string): Promise<void> {
  const others = remembered(session).filter(([name]) => name !== source.suggestedName);
  const all = [[source.suggestedName, destination] as const, ...others];
  await session.context.workspaceState.update(rememberedKey, all.slice(0, mostRemembered));
}

type Remembered = readonly (readonly [imageName: string, destination: string])[];

function remembered(session: Session): Remembered {
  return session.context.workspaceState.get<Remembered>(rememberedKey, []);
}

function proposal(all: Remembered, imageName: string): string {
  const same = all.find(([name]) => name === imageName)?.[1];
  if (same !== undefined) return same;
  const folder = all[0]?.[1].replace(/[^/]*$/, '') ?? 'localhost:5000/';
  // The link in the deploy folder is called <image>-<tag>.
  const [, name = imageName, tag = 'latest'] = /^(.+)-([\w.]+)$/.exec(imageName) ?? [];
  return `${folder}${name.toLowerCase()}:${tag}`;
}
