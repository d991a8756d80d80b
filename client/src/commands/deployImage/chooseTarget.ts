/** Asks where an image goes: recent targets first, then the kinds of target; checked while it is typed. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { commands, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { formatImageName } from '../../toolchain/deploy/formatTarget';
import { parseTarget, type TargetSituation } from '../../toolchain/deploy/parseTarget';
import { recentTargetsFor } from './recentTargets';
import type { NamedSource } from './source';
import { type TargetKind, targetKinds, whatIsMissing } from './targetKinds';

const mostRecent = 5;
const title = 'Deploy image';

/** The target as parseTarget reads it, or undefined if the user left a question. */
export async function chooseTarget(
  session: Session,
  source: NamedSource,
  situation: TargetSituation,
): Promise<string | undefined> {
  const recent = recentTargetsFor(session, source.suggestedName);
  const picked = await pickKind(recent.slice(0, mostRecent), source.suggestedName, situation);
  if (!picked || 'target' in picked) return picked?.target;
  return askForTarget(picked.kind, recent, situation);
}

type Picked = { readonly target: string } | { readonly kind: TargetKind };

async function pickKind(
  recent: readonly string[],
  image: string,
  situation: TargetSituation,
): Promise<Picked | undefined> {
  type Item = QuickPickItem & { readonly choice?: Picked; readonly missing?: string };
  const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });
  const { programs } = readSettings();
  const recentItems = recent.map((target): Item => ({ label: `$(history) ${target}`, choice: { target } }));
  const described = await Promise.all(
    targetKinds.map(async (kind): Promise<Item> => {
      const missing = await whatIsMissing(kind, situation.containerRegistryScript, programs);
      const { label, detail } = kind;
      // A picker has no items that cannot be picked: the icon and the words tell, and picking one says the same again.
      return missing === undefined
        ? { label, detail, choice: { kind } }
        : { label: label.replace(/^\$\([\w-]+\)/, '$(circle-slash)'), detail: missing, missing };
    }),
  );
  const usable = described.filter(({ missing }) => missing === undefined);
  const others = described.filter(({ missing }) => missing !== undefined);
  const items = [
    ...(recentItems.length > 0 ? [separator('recently used'), ...recentItems, separator('targets')] : []),
    ...usable,
    ...(others.length > 0 ? [separator('not on this machine'), ...others] : []),
  ];
  const picked = await window.showQuickPick(items, { title, placeHolder: `Where ${image} goes`, matchOnDetail: true });
  if (picked?.missing === undefined) return picked?.choice;
  void window.showErrorMessage(`${picked.label.replace(/^\$\([\w-]+\) /, '')}: ${picked.missing}.`);
  return undefined;
}

async function askForTarget(
  { id }: TargetKind,
  recent: readonly string[],
  situation: TargetSituation,
): Promise<string | undefined> {
  const name = formatImageName(situation.name);
  switch (id) {
    case 'registry':
      return askForRegistry(recent, name, situation);
    case 'ssh':
      return askForMachine(recent, name, situation);
    case 'oci-archive':
    case 'docker-archive':
      return askForFile(id, situation);
    case 'bundle':
      // Nothing is copied: the build does that.
      void commands.executeCommand('metavirt.bundleImage', { recipe: situation.name.repository });
      return undefined;
    case 'container-registry':
      return ask('Tags, separated by commas; none leaves them to the script', '', `${id}:`, situation);
    default:
      return ask('The name of the image there', name, `${id}:`, situation);
  }
}

async function askForRegistry(recent: readonly string[], name: string, situation: TargetSituation) {
  const scheme = 'docker://';
  const folder = recent
    .find((target) => target.startsWith(scheme))
    ?.slice(scheme.length)
    .replace(/[^/]*$/, '');
  return ask(
    'Copy to',
    `${folder ?? 'localhost:5000/'}${name}`,
    scheme,
    situation,
    'registry.example.com/team/app:1.0',
  );
}

const remoteKinds = [
  { label: 'Podman', form: 'podman' },
  { label: 'Docker', form: 'docker' },
  { label: 'containerd', form: 'containerd' },
  { label: 'k3s', form: 'k3s' },
  { label: 'OCI Archive', form: 'oci-archive' },
  { label: 'Docker Archive', form: 'docker-archive' },
] as const;

async function askForMachine(recent: readonly string[], name: string, situation: TargetSituation) {
  const last = recent.find((target) => target.startsWith('ssh://'))?.split('/')[2];
  const host = await ask(
    'The machine, as ssh takes it',
    last ?? 'root@',
    'ssh://',
    situation,
    'root@192.168.7.2',
    '/podman',
  );
  if (host === undefined) return undefined;
  const picked = await window.showQuickPick(remoteKinds, {
    title,
    placeHolder: `Into what on ${host.slice('ssh://'.length)}`,
  });
  if (!picked) return undefined;
  const isFile = picked.form.endsWith('archive');
  const proposal = isFile ? `/tmp/${name.replace(/[/:]/g, '-')}.tar` : name;
  return ask(isFile ? 'The path there' : 'The name there', proposal, `${host}/${picked.form}:`, situation);
}

async function askForFile(format: string, situation: TargetSituation): Promise<string | undefined> {
  const { repository, tag } = situation.name;
  const file = `${repository.replaceAll('/', '-')}-${tag}.tar`;
  const chosen = await window.showSaveDialog({
    title: 'Write an archive of the image',
    defaultUri: Uri.file(join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir(), file)),
    filters: { Archives: ['tar'] },
  });
  return chosen && `${format}:${chosen.fsPath}`;
}

/** An answer behind `before`; with `after` it has to be a target. */
async function ask(
  prompt: string,
  value: string,
  before: string,
  situation: TargetSituation,
  placeHolder = '',
  after = '',
): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title,
    prompt,
    value,
    placeHolder,
    ignoreFocusOut: true,
    validateInput(text) {
      const parsed = parseTarget(`${before}${text}${after}`, situation);
      return parsed.kind === 'invalid' ? parsed.why : undefined;
    },
  });
  return answer === undefined ? undefined : `${before}${answer.trim()}`;
}
