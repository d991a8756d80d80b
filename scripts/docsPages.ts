/** The files under docs/ and schemas/, and the setting of the rules, that are made from the code: `npm run docs` writes them, a test holds them fresh. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingKinds } from '../server/src/features/findingKinds';
import { rules } from '../server/src/rules/categories';
import { exampleLines } from '../server/src/rules/example';
import { ownFindings } from '../server/src/rules/ownFindings';
import type { Rule } from '../server/src/rules/rule';
import { configSchemas, manifestWithSchemas } from './configSchemas';
import { manifestWithRules } from './ruleSettings';
import { settingsSchema } from './settingsSchema';

export interface Page {
  /** From the top of the checkout. */
  readonly path: string;
  readonly text: string;
}

const checkout = join(__dirname, '..');
const made = '<!-- Made from the code by `npm run docs`. -->';

export function pages(): readonly Page[] {
  return [
    { path: 'docs/findings.md', text: findingsPage() },
    { path: 'docs/settings.md', text: settingsPage() },
    { path: 'package.json', text: manifest() },
    { path: 'schemas/metavirt.schema.json', text: settingsSchema() },
    ...(['strict', 'editor'] as const).flatMap((kind) =>
      configSchemas(kind).map(({ file, text }) => ({ path: `schemas/${kind}/${file}`, text })),
    ),
  ];
}

function manifest(): string {
  return manifestWithSchemas(manifestWithRules(readFileSync(join(checkout, 'package.json'), 'utf8')));
}

export function writtenPage({ path }: Page): string {
  return readFileSync(join(checkout, path), 'utf8');
}

function findingsPage(): string {
  const otherIds = new Set([...rules, ...ownFindings].map(({ id }) => id as string));
  const problems = findingKinds().filter(({ id }) => !otherIds.has(id));
  return `${made}

# Findings

The code of a finding stands behind its message in the editor and in the output of \`metavirt lint\`; \`metavirt explain CODE\` says the same as this page.

## What BitBake itself says

BitBake stops at these or warns of them, and the settings cannot turn an error off.

| code | |
|---|---|
${problems.map(({ id, title }) => `| \`${id}\` | ${title} |\n`).join('')}
## Rules

What BitBake accepts and its author most likely did not mean. \`metavirt.rules\` sets how strictly each counts.

${rules.map(ruleSection).join('\n')}
## Suppressions and settings

What is said of the comments that suppress findings and of \`.metavirt.json\`; [ci.md](ci.md) tells how both are written.

${ownFindings.map((own) => section(own, own.bad, own.good)).join('\n')}`;
}

function ruleSection(rule: Rule): string {
  return section(rule, exampleLines(rule, rule.bad), exampleLines(rule, rule.good));
}

function section(
  { id, severity, what, why }: Pick<Rule, 'id' | 'severity' | 'what' | 'why'>,
  bad: readonly string[],
  good: readonly string[],
): string {
  return `### ${id}

${what} ${why} (${severity})

\`\`\`bitbake
${bad.join('\n')}
\`\`\`

Write instead:

\`\`\`bitbake
${good.join('\n')}
\`\`\`
`;
}

interface Setting {
  readonly order?: number;
  readonly default: unknown;
  readonly markdownDescription?: string;
  readonly description?: string;
}

function settingsPage(): string {
  const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
  };
  const settings = Object.entries(manifest.contributes.configuration.properties);
  settings.sort(([, first], [, second]) => (first.order ?? 0) - (second.order ?? 0));
  const sections = settings.map(
    ([name, setting]) =>
      `## ${name}\n\n${setting.markdownDescription ?? setting.description ?? ''}\n\nDefault: \`${JSON.stringify(setting.default)}\`\n`,
  );
  return `${made}\n\n# Settings\n\n${sections.join('\n')}`;
}

if (process.argv[1] === __filename) {
  for (const { path, text } of pages()) writeFileSync(join(checkout, path), text);
}
