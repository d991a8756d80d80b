/** What a `.metavirt.json` holds, and what follows from it for a file. */
import type { ReleaseName } from '../../knowledge/release';
import { onlyInProfileAll } from '../../rules/profiles';
import type { RuleSeverities } from '../diagnostics/diagnostic';
import { takesIn } from './pathPattern';

export const settingsFileName = '.metavirt.json';

/** `container` leaves out what many maintainers write on purpose. */
export type Profile = 'container' | 'all';

export const profiles: readonly Profile[] = ['container', 'all'];

export interface FileSettings {
  readonly profile?: Profile;
  /** The release that the files are checked for. */
  readonly release?: ReleaseName;
  readonly rules: RuleSeverities;
  readonly overrides: readonly SettingsOverride[];
}

/** Rules that count otherwise in some files; a later override takes the place of an earlier one. */
export interface SettingsOverride {
  /** Patterns relative to the folder of the settings file. */
  readonly files: readonly string[];
  readonly rules: RuleSeverities;
}

export const noSettings: FileSettings = { rules: {}, overrides: [] };

export interface WiderSettings {
  /** Takes the place of the one in the file. */
  readonly profile?: Profile | undefined;
  /** Those of the user's editor: those of the file take their place. */
  readonly rules?: RuleSeverities;
}

/** How strictly each rule counts in a file, whose path starts at the folder of the settings file; a rule that is not named keeps its own severity. */
export function severitiesFor(settings: FileSettings, path: string, wider: WiderSettings = {}): RuleSeverities {
  const profile = wider.profile ?? settings.profile ?? 'container';
  const overrides = settings.overrides.filter(({ files }) => files.some((pattern) => takesIn(pattern, path)));
  return Object.assign({}, outside(profile), wider.rules, settings.rules, ...overrides.map((each) => each.rules));
}

/** The rules that a profile leaves out: who sets one of them by its name has it. */
function outside(profile: Profile): RuleSeverities {
  if (profile === 'all') return {};
  return Object.fromEntries([...onlyInProfileAll].map((id) => [id, 'off']));
}
