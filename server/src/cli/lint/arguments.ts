/** The command line of `metavirt lint`. */
import { parseArgs } from 'node:util';
import { type Profile, profiles } from '../../features/settingsFile/settings';
import { nearestOf } from '../../knowledge/nearestName';
import { isReleaseName, type ReleaseName, releases } from '../../knowledge/release';
import { findingIds, isFindingId } from '../../rules/findingIds';

export type ReportFormat = 'text' | 'json' | 'sarif' | 'github';

export interface LintRequest {
  readonly kind: 'lint';
  /** As the user wrote them; the present folder without any. */
  readonly paths: readonly string[];
  readonly buildFolder: string | undefined;
  readonly release: ReleaseName | undefined;
  readonly format: ReportFormat;
  readonly fix: boolean;
  /** Only these rules count; all without any. */
  readonly rules: readonly string[];
  readonly maxWarnings: number;
  /** Takes the place of the one in the settings. */
  readonly profile: Profile | undefined;
  /** A file with findings that are not to be reported. */
  readonly baseline: string | undefined;
  /** The file to write the findings to. */
  readonly newBaseline: string | undefined;
}

export type LintArguments = LintRequest | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly why: string };

const options = {
  build: { type: 'string' },
  release: { type: 'string' },
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  'max-warnings': { type: 'string' },
  profile: { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function readLintArguments(args: readonly string[]): LintArguments {
  try {
    return checked(parseLint([...args]));
  } catch (error) {
    return { kind: 'wrong', why: firstSentence(error instanceof Error ? error.message : String(error)) };
  }
}

function checked({ values, positionals }: ReturnType<typeof parseLint>): LintArguments {
  const { build, release, format, fix, rule: chosen, profile, baseline } = values;
  if (values.help) return { kind: 'help' };
  if (!isReportFormat(format)) return wrong(`--format takes one of ${formats.join(' ')}`);
  if (release !== undefined && !isReleaseName(release)) {
    return wrong(`--release takes one of ${releases.map(({ name }) => name).join(' ')}`);
  }
  const unknown = chosen.find((id) => !isFindingId(id));
  if (unknown !== undefined) return wrong(`there is no rule ${unknown}${meantInstead(unknown)}`);
  if (profile !== undefined && !isProfile(profile)) return wrong(`--profile takes one of ${profiles.join(' ')}`);
  const newBaseline = values['write-baseline'];
  if (baseline !== undefined && newBaseline !== undefined) {
    return wrong('--baseline leaves out what --write-baseline would write: give one of them');
  }
  const maxWarnings = values['max-warnings'];
  if (maxWarnings !== undefined && !/^[0-9]+$/.test(maxWarnings)) return wrong('--max-warnings takes a number');
  return {
    kind: 'lint',
    paths: positionals.length > 0 ? positionals : ['.'],
    buildFolder: build,
    release,
    format,
    fix,
    rules: chosen,
    maxWarnings: maxWarnings === undefined ? Number.POSITIVE_INFINITY : Number(maxWarnings),
    // Who asks for a rule by its name wants it.
    profile: profile ?? (chosen.length > 0 ? 'all' : undefined),
    baseline,
    newBaseline,
  };
}

function parseLint(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true });
}

function isProfile(word: string): word is Profile {
  return profiles.some((profile) => profile === word);
}

const formats: readonly ReportFormat[] = ['text', 'json', 'sarif', 'github'];

function isReportFormat(word: string): word is ReportFormat {
  return formats.some((format) => format === word);
}

function meantInstead(id: string): string {
  const meant = nearestOf(id, findingIds());
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

function wrong(why: string): LintArguments {
  return { kind: 'wrong', why };
}

function firstSentence(message: string): string {
  return message.split('. ')[0] ?? message;
}
