/** The command line of `metavirt lint`. */
import { parseArgs } from 'node:util';
import { findingKinds } from '../../features/findingKinds';
import { isReleaseName, type ReleaseName, releases } from '../../knowledge/release';

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
}

export type LintArguments = LintRequest | { readonly kind: 'wrong'; readonly why: string };

const options = {
  build: { type: 'string' },
  release: { type: 'string' },
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  'max-warnings': { type: 'string' },
} as const;

export function readLintArguments(args: readonly string[]): LintArguments {
  try {
    return checked(parseLint([...args]));
  } catch (error) {
    return { kind: 'wrong', why: firstSentence(error instanceof Error ? error.message : String(error)) };
  }
}

function checked({ values, positionals }: ReturnType<typeof parseLint>): LintArguments {
  const { build, release, format, fix, rule: chosen } = values;
  if (!isReportFormat(format)) return wrong(`--format takes one of ${formats.join(' ')}`);
  if (release !== undefined && !isReleaseName(release)) {
    return wrong(`--release takes one of ${releases.map(({ name }) => name).join(' ')}`);
  }
  const known = new Set(findingKinds().map(({ id }) => id));
  const unknown = chosen.find((id) => !known.has(id));
  if (unknown !== undefined) return wrong(`there is no rule ${unknown}`);
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
  };
}

function parseLint(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true });
}

const formats: readonly ReportFormat[] = ['text', 'json', 'sarif', 'github'];

function isReportFormat(word: string): word is ReportFormat {
  return formats.some((format) => format === word);
}

function wrong(why: string): LintArguments {
  return { kind: 'wrong', why };
}

function firstSentence(message: string): string {
  return message.split('. ')[0] ?? message;
}
