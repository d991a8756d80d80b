/** `metavirt.selectConfiguration`: picks the machine, distro or multiconfig that recipes are evaluated for. */
import { basename } from 'node:path';
import { commands, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { ConfigurationChoice, ConfigurationPart } from '../configurationChoice';
import { type ConfigurationsResult, configurationsRequest, type NamedFile } from '../protocol';
import type { Session } from '../session';

/** What to take without asking; null goes back to what the build folder says. */
export type SelectConfigurationArguments = Partial<ConfigurationChoice>;

interface ChoiceItem extends QuickPickItem {
  /** Undefined for an item that only says something. */
  readonly choice?: Partial<ConfigurationChoice>;
  readonly opensBuildFolderPicker?: boolean;
}

interface Section {
  readonly part: ConfigurationPart;
  readonly title: string;
  readonly files: readonly NamedFile[];
  /** What to do where the layers offer none. */
  readonly whenEmpty: string;
}

/** What is chosen then, or undefined if the user left the picker. */
export async function selectConfiguration(
  session: Session,
  choice?: SelectConfigurationArguments,
): Promise<ConfigurationChoice | undefined> {
  const picked = partsOf(choice) ?? (await pick(session));
  if (!picked) return undefined;
  await session.configuration.choose(picked);
  return session.configuration.current();
}

async function pick(session: Session): Promise<Partial<ConfigurationChoice> | undefined> {
  const offered = await session.server.request<ConfigurationsResult>(configurationsRequest, {});
  if (!offered) {
    void window.showErrorMessage('The language server does not run, so the machines of the layers are not known.');
    return undefined;
  }
  const picker = window.createQuickPick<ChoiceItem>();
  picker.title = 'Machine, Distro and Multiconfig';
  picker.placeholder = 'What values are worked out for';
  picker.matchOnDescription = true;
  picker.items = pickerItems(session, offered);
  // The list opens at the machine, which is what most people change.
  const machine = session.configuration.current().machine;
  picker.activeItems = picker.items.filter(({ choice }) => choice?.machine === machine);
  picker.show();
  const accepted = await new Promise<ChoiceItem | undefined>((resolve) => {
    picker.onDidAccept(() => resolve(picker.activeItems[0]));
    picker.onDidHide(() => resolve(undefined));
  });
  picker.dispose();
  if (accepted?.opensBuildFolderPicker) void commands.executeCommand('metavirt.selectBuildFolder');
  return accepted?.choice;
}

function pickerItems(session: Session, offered: ConfigurationsResult): readonly ChoiceItem[] {
  const sections: readonly Section[] = [
    {
      part: 'machine',
      title: 'Machine',
      files: offered.machines,
      whenEmpty: 'Machines are conf/machine/*.conf in layers, such as those of openembedded-core.',
    },
    {
      part: 'distro',
      title: 'Distro',
      files: offered.distros,
      whenEmpty: 'Distros are conf/distro/*.conf in layers.',
    },
    {
      part: 'multiconfig',
      title: 'Multiconfig',
      files: offered.multiconfigs,
      whenEmpty: 'Multiconfigs are conf/multiconfig/*.conf in the build folder and in layers.',
    },
  ];
  const chosen = session.configuration.current();
  const hasBuildFolder = session.buildFolder.current() !== undefined;
  const unchosen = hasBuildFolder ? 'As in the build folder' : 'None picked';
  const items = sections.flatMap((section) =>
    sectionItems(section, unchosen, offered.current[section.part], chosen[section.part]),
  );
  return hasBuildFolder ? items : [...items, ...buildFolderItems];
}

const buildFolderItems: readonly ChoiceItem[] = [
  { label: 'Build folder', kind: QuickPickItemKind.Separator },
  {
    label: '$(folder-opened) Select Build Folder…',
    description: 'none is chosen: its layers and its local.conf would count',
    opensBuildFolderPicker: true,
  },
];

function sectionItems(
  section: Section,
  unchosen: string,
  current: string | null,
  chosen: string | null,
): readonly ChoiceItem[] {
  const { part, title, files, whenEmpty } = section;
  const separator: ChoiceItem = { label: title, kind: QuickPickItemKind.Separator };
  if (files.length === 0 && chosen === null) {
    return [separator, { label: `$(info) No ${title.toLowerCase()} in the layers`, description: whenEmpty }];
  }
  const leftOpen: ChoiceItem = {
    label: marked(unchosen, chosen === null),
    description: chosen === null ? (current ?? 'none') : '',
    choice: { [part]: null },
  };
  const named = files.map(({ name, path }) => ({
    label: marked(name, chosen === name),
    description: layerName(path),
    choice: { [part]: name },
  }));
  return [separator, leftOpen, ...named];
}

/** The folder that holds the `conf` folder which the file is in. */
function layerName(path: string): string {
  const [layer = ''] = path.split('/conf/');
  return basename(layer);
}

/** All labels begin at the same place, so that names can be looked over. */
function marked(label: string, isChosen: boolean): string {
  return `${isChosen ? '$(check)' : '$(blank)'} ${label}`;
}

/** What the arguments of a caller choose; undefined if they choose nothing. */
function partsOf(choice: SelectConfigurationArguments | undefined): Partial<ConfigurationChoice> | undefined {
  const parts = (['machine', 'distro', 'multiconfig'] as const).flatMap((part) => {
    const value = choice?.[part];
    return value === null || typeof value === 'string' ? [[part, value] as const] : [];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
