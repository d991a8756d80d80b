/** The files that the examples of a rule are. */
import type { Example, Rule } from './rule';

export interface ExampleFile {
  /** In a layer or a build folder. */
  readonly path: string;
  readonly lines: readonly string[];
}

/** Lines without a path are those of a recipe, or of `local.conf` where the rule is about the configuration. */
export function exampleFiles({ subject }: Pick<Rule, 'subject'>, example: Example): readonly ExampleFile[] {
  if (isLines(example)) return [{ path: usualPaths[subject], lines: example }];
  return Object.entries(example).map(([path, lines]) => ({ path, lines }));
}

const usualPaths: Readonly<Record<Rule['subject'], string>> = {
  file: 'recipes/example.bb',
  recipe: 'recipes/example.bb',
  configuration: 'conf/local.conf',
  configFile: 'files/example.conf',
};

/** The lines to be shown, each file under its path where there are several. */
export function exampleLines(rule: Pick<Rule, 'subject'>, example: Example): readonly string[] {
  const files = exampleFiles(rule, example);
  const [only] = files;
  if (only && files.length === 1 && only.path === usualPaths[rule.subject]) return only.lines;
  return files.flatMap(({ path, lines }, index) => [...(index > 0 ? [''] : []), `# ${path}`, ...lines]);
}

function isLines(example: Example): example is readonly string[] {
  return Array.isArray(example);
}
