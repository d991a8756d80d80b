import { type ConfigFile, installedPaths, isMasked } from '../../formats/configFile';
import { isComplete } from '../../formats/keys/problemsOfKeys';
import { refusal } from '../../formats/keys/readers';
import { isTemplate } from '../../formats/keys/valueForms';
import type { Snapshot } from '../../project/snapshot';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import { countingEntries, type UnitTree, unitEntries } from '../../syntax/config/parseUnit';
import type { Finding } from '../finding';
import { configFilesBeside } from '../recipeConfigFiles';
import type { ConfigFileRule } from '../rule';

export const unloadableService: ConfigFileRule = {
  id: 'unloadable-service',
  category: 'files',
  subject: 'configFile',
  formats: ['systemd'],
  severity: 'error',
  what: 'A service that systemd refuses to load: it has no command, several, or one with a relative path, or a `Restart` or `Type` that does not go with the rest.',
  why: 'A service needs `ExecStart`, unless it has `RemainAfterExit=yes` and an `ExecStop`. Only a service of `Type=oneshot` can have several, and it cannot have `Restart=always` or `Restart=on-success`. A service of `Type=dbus` needs a `BusName`. A command is an absolute path, or a name without `/` that is looked for in the usual directories.',
  bad: {
    'files/app.service': ['[Service]', 'Type=oneshot', 'Restart=always', 'ExecStart=/usr/bin/app'],
  },
  good: {
    'files/app.service': ['[Service]', 'Type=oneshot', 'Restart=on-failure', 'ExecStart=/usr/bin/app'],
  },
  check({ file, snapshot }) {
    const { tree } = file;
    if (tree.kind !== 'unit') return [];
    const commands = relativeCommands(file, tree);
    if (commands.length > 0 || !isWholeService(file, snapshot)) return commands;
    return misfits(file, tree);
  },
};

/** What stands before a command: the last of these characters lets it fail. */
const commandForm = /^[@:+!|-]*/;

/** Placeholders such as `#SBINDIR#/app` are none. */
const relativePath = /^[\w.+-]+(?:\/[\w.+-]+)+$/;

function relativeCommands(file: ConfigFile, tree: UnitTree): readonly Finding[] {
  const entries = tree.sections.filter(({ name }) => name === 'Service').flatMap((section) => section.entries);
  return entries.flatMap((entry): readonly Finding[] => {
    if (!/^Exec(?:Start|Stop|Reload|Condition)/.test(entry.name) || isMasked(file, entry.valueSpan)) return [];
    const prefix = commandForm.exec(entry.value)?.[0] ?? '';
    const word = /^(?:"[^"]*"|'[^']*'|\S+)/.exec(entry.value.slice(prefix.length))?.[0] ?? '';
    const path = word.replace(/^["']|["']$/g, '');
    if (!relativePath.test(path) || isTemplate(entry.value.slice(0, entry.value.indexOf(word) + word.length)))
      return [];
    const start = file.text.indexOf(word, entry.valueSpan.start + prefix.length);
    const mayFail = prefix.includes('-');
    return [
      {
        span: { start, end: start + word.length },
        severity: mayFail ? 'warning' : 'error',
        message: `\`${path}\` is neither an absolute path nor the name of a program: ${mayFail ? 'systemd leaves the command out' : refusal('systemd')}.`,
      },
    ];
  });
}

/** Drop-ins may bring what is missing, or take the place of what is there. */
function isWholeService(file: ConfigFile, snapshot: Snapshot): boolean {
  const isService = installedPaths(file).every((path) => path.endsWith('.service'));
  const hasDropIn = (): boolean =>
    configFilesBeside(file, snapshot).some((other) =>
      installedPaths(other).some((path) => path.includes('.service.d/')),
    );
  return isService && isComplete(file) && !hasTemplateLine(file) && !isEdited(file) && !hasDropIn();
}

/** `sed -i "/Service/a ExecStart=..."` in the recipe that installs it. */
function isEdited({ isWritten, uses }: ConfigFile): boolean {
  return !isWritten && uses.texts.some((text) => /\b(?:ExecStart|Restart|Type|BusName)=/.test(text));
}

/** `@SETTINGS@` on a line of its own. */
function hasTemplateLine({ text }: ConfigFile): boolean {
  return /^[ \t]*@\w+@/m.test(text);
}

function misfits(file: ConfigFile, tree: UnitTree): readonly Finding[] {
  const service = serviceOf(file, tree);
  const { commands, type, restart } = service;
  if (commands.length === 0) return withoutCommand(service, tree);
  const [, second] = commands;
  if (type.isUnknown) return [];
  if (second && type.value !== 'oneshot') {
    return [
      {
        span: second.nameSpan,
        message: `Only a service of \`Type=oneshot\` can have several commands: ${refusal('systemd')}. Write \`Type=oneshot\`, \`ExecStartPre\` for those that come first, or an empty \`ExecStart=\` before the one that counts.`,
      },
    ];
  }
  if (type.value === 'oneshot' && restart.entry && (restart.value === 'always' || restart.value === 'on-success')) {
    return [
      {
        span: restart.entry.valueSpan,
        message: `A service of \`Type=oneshot\` cannot have \`Restart=${restart.value}\`: ${refusal('systemd')}. Write \`Restart=on-failure\`, or another \`Type\`.`,
        fix: {
          title: 'Write on-failure',
          safe: false,
          edits: [{ span: restart.entry.valueSpan, text: 'on-failure' }],
        },
      },
    ];
  }
  if (type.value === 'dbus' && type.entry && !service.hasBusName) {
    return [
      {
        span: type.entry.valueSpan,
        message: `A service of \`Type=dbus\` needs \`BusName\`, the name that it takes: ${refusal('systemd')}.`,
      },
    ];
  }
  return [];
}

interface Setting {
  readonly entry: ConfigEntry | undefined;
  readonly value: string;
  readonly isUnknown: boolean;
}

interface Service {
  readonly commands: readonly ConfigEntry[];
  readonly type: Setting;
  readonly restart: Setting;
  readonly hasBusName: boolean;
  readonly hasStop: boolean;
  readonly hasSuccessAction: boolean;
  readonly remains: boolean;
}

function serviceOf(file: ConfigFile, tree: UnitTree): Service {
  const given = (name: string): readonly ConfigEntry[] => countingEntries(tree, 'Service', name);
  const setting = (name: string): Setting => {
    const entry = given(name).at(-1);
    return {
      entry,
      value: entry?.value ?? '',
      isUnknown: entry !== undefined && (isMasked(file, entry.valueSpan) || isTemplate(entry.value)),
    };
  };
  const remaining = setting('RemainAfterExit');
  return {
    commands: given('ExecStart'),
    type: setting('Type'),
    restart: setting('Restart'),
    hasBusName: given('BusName').length > 0,
    hasStop: given('ExecStop').length > 0,
    hasSuccessAction: unitEntries(tree, 'Unit', 'SuccessAction').some(({ value }) => value !== '' && value !== 'none'),
    remains: remaining.isUnknown || /^(?:1|yes|y|true|t|on)$/i.test(remaining.value),
  };
}

function withoutCommand({ hasStop, hasSuccessAction, remains }: Service, { sections }: UnitTree): readonly Finding[] {
  const [first] = sections;
  if (!first || hasSuccessAction || (hasStop && remains)) return [];
  const own = sections.find(({ name }) => name === 'Service');
  const needed = hasStop ? '`ExecStart`, or `RemainAfterExit=yes` beside `ExecStop`' : '`ExecStart`';
  const where = own ? '`[Service]` needs' : 'A service needs a section `[Service]` with';
  return [{ span: (own ?? first).header, message: `${where} ${needed}: ${refusal('systemd')}.` }];
}
