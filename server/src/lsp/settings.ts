/** What the client sets: with `initialize`, and later with `workspace/didChangeConfiguration`. All of it is optional. */
import type { RuleSeverities } from '../features/diagnostics/diagnostic';
import type { WiderOptions } from '../features/settingsFile/settingsFiles';
import { isReleaseName, type ReleaseName } from '../knowledge/release';
import type { Severity } from '../rules/finding';

export interface Settings {
  /** Whether another extension answers for BitBake in general. */
  readonly besideOfficialExtension: boolean;
  /** The build folder that the user works with, as a path. */
  readonly buildFolder: string | undefined;
  /** Whether the client reports changed files by itself, so that the server need not ask for it. */
  readonly clientWatchesFiles: boolean;
  readonly ruleSeverities: RuleSeverities;
  /** Takes the place of the release that the layers name. */
  readonly release: ReleaseName | undefined;
  /** Take the place of what the configuration assigns to MACHINE and DISTRO. */
  readonly machine: string | undefined;
  readonly distro: string | undefined;
  /** Whose values are shown; undefined for the default configuration. */
  readonly multiconfig: string | undefined;
  readonly inlayHints: InlayHintSettings;
  /** Whether something is said above the first line of a file. */
  readonly codeLens: boolean;
}

export interface InlayHintSettings {
  /** Whether values are shown behind assignments. */
  readonly values: boolean;
}

export const defaultSettings: Settings = {
  besideOfficialExtension: false,
  buildFolder: undefined,
  clientWatchesFiles: false,
  ruleSeverities: {},
  release: undefined,
  machine: undefined,
  distro: undefined,
  multiconfig: undefined,
  inlayHints: { values: false },
  codeLens: true,
};

/** The settings after those in `written` have been taken over; what is not understood there changes nothing. */
export function mergedSettings(settings: Settings, written: unknown): Settings {
  if (!isRecord(written)) return settings;
  const { besideOfficialExtension, clientWatchesFiles, rules, release, inlayHints, codeLens } = written;
  return {
    besideOfficialExtension:
      typeof besideOfficialExtension === 'boolean' ? besideOfficialExtension : settings.besideOfficialExtension,
    clientWatchesFiles: typeof clientWatchesFiles === 'boolean' ? clientWatchesFiles : settings.clientWatchesFiles,
    buildFolder: chosenIn(written.buildFolder, settings.buildFolder),
    ruleSeverities: isRecord(rules) ? severitiesIn(rules) : settings.ruleSeverities,
    release: typeof release === 'string' ? releaseIn(release) : settings.release,
    machine: chosenIn(written.machine, settings.machine),
    distro: chosenIn(written.distro, settings.distro),
    multiconfig: chosenIn(written.multiconfig, settings.multiconfig),
    inlayHints: isRecord(inlayHints) ? inlayHintsIn(inlayHints, settings.inlayHints) : settings.inlayHints,
    codeLens: typeof codeLens === 'boolean' ? codeLens : settings.codeLens,
  };
}

/** What counts where no `.metavirt.json` says otherwise. */
export function widerOptions({ release, ruleSeverities }: Settings): WiderOptions {
  return { release, rules: ruleSeverities };
}

/** Null or an empty text means that the user has chosen none. */
function chosenIn(written: unknown, before: string | undefined): string | undefined {
  if (written === undefined) return before;
  return typeof written === 'string' && written !== '' ? written : undefined;
}

function inlayHintsIn({ values }: Record<string, unknown>, before: InlayHintSettings): InlayHintSettings {
  return { values: typeof values === 'boolean' ? values : before.values };
}

function releaseIn(written: string): ReleaseName | undefined {
  return isReleaseName(written) ? written : undefined;
}

function severitiesIn(written: Record<string, unknown>): RuleSeverities {
  const severities: Record<string, Severity | 'off'> = {};
  for (const [rule, severity] of Object.entries(written)) {
    if (isSeverity(severity)) severities[rule] = severity;
  }
  return severities;
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return value === 'error' || value === 'warning' || value === 'info' || value === 'off';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
