/** What `metavirt explain` says about a name: everything that the knowledge, the rules and the tables of configuration keys know under it. */
import { describe } from '../knowledge/describe';
import { describeKnownFunction } from '../knowledge/describeFunction';
import type { Entry } from '../knowledge/entry';
import { entries, entriesNamed, variableNamed } from '../knowledge/knowledge';
import { nearestOf } from '../knowledge/nearestName';
import { pythonFunctions } from '../knowledge/pythonFunctions';
import type { ReleaseName } from '../knowledge/release';
import { shellFunctions } from '../knowledge/shellFunctions';
import { isProblemCode, problemTitles } from '../project/problemTitles';
import { exampleLines } from '../rules/example';
import { findingIds } from '../rules/findingIds';
import { type OwnFinding, ownFindingNamed } from '../rules/ownFindings';
import type { Rule } from '../rules/rule';
import { ruleNamed } from '../rules/rules';
import { problemExamples } from './explain/problemExamples';
import { ruleFacts } from './explain/ruleFacts';

/** Markdown; `undefined` if nothing has the name. Overrides behind a variable's name do not matter. */
export function explain(name: string, release: ReleaseName | undefined): string | undefined {
  const rule = ruleNamed(name);
  const own = ownFindingNamed(name);
  const known = describeKnownFunction(name);
  const parts = [
    ...entriesMeant(name).map((entry) => describe(entry, release)),
    ...(known === undefined ? [] : [known]),
    ...(rule ? [describeRule(rule, release)] : []),
    ...(own ? [describeOwn(own)] : []),
    ...(isProblemCode(name) ? [describeProblem(name)] : []),
    ...configKeys().describeConfigKeys(name),
  ];
  return parts.length === 0 ? undefined : parts.join('\n\n---\n\n');
}

function entriesMeant(name: string): readonly Entry[] {
  const named = entriesNamed(name);
  if (named.length > 0) return named;
  const variable = variableNamed(name);
  return variable ? [variable] : [];
}

/** The name that was most likely meant. */
export function nearestExplained(name: string): string | undefined {
  const nearest = nearestOf(name, [
    ...entries().map((entry) => entry.name),
    ...pythonFunctions().map((known) => known.name),
    ...shellFunctions().map((known) => known.name),
    ...findingIds(),
  ]);
  return nearest ?? configKeys().nearestConfigKey(name);
}

/** Loaded when a name is asked for: the tables of keys are long. */
function configKeys(): typeof import('./explain/configKeys') {
  return require('./explain/configKeys');
}

function describeRule(rule: Rule, release: ReleaseName | undefined): string {
  const shown = examples(exampleLines(rule, rule.bad), exampleLines(rule, rule.good));
  const title = `**\`${rule.id}\`** · rule, ${rule.severity}`;
  return [title, rule.what, rule.why, ...ruleFacts(rule, release), ...shown].join('\n\n');
}

function describeOwn({ id, severity, what, why, bad, good }: OwnFinding): string {
  return [`**\`${id}\`** · about suppressions and settings, ${severity}`, what, why, ...examples(bad, good)].join(
    '\n\n',
  );
}

function describeProblem(code: keyof typeof problemTitles): string {
  const example = problemExamples[code];
  return [
    `**\`${code}\`** · what BitBake says`,
    problemTitles[code],
    ...(example ? [example.why, ...examples(example.bad, example.good)] : []),
  ].join('\n\n');
}

function examples(bad: readonly string[], good: readonly string[]): readonly string[] {
  return [`**Finds**\n${codeBlock(bad)}`, `**Write instead**\n${codeBlock(good)}`];
}

function codeBlock(lines: readonly string[]): string {
  return `\`\`\`bitbake\n${lines.join('\n')}\n\`\`\``;
}
