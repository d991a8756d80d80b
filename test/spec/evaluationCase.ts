/**
 * A case of `evaluation/`: the files of a project and what the evaluator says of it. A block `bitbake PATH` is a file; one without a path is
 * the recipe `recipe_1.0.bb`. The folder has a small `conf/bitbake.conf` unless the case brings its own; with a `build/conf/bblayers.conf` the
 * case is a build folder with layers.
 *
 * A block `values [PATH [VARIANT]]` holds lines about the recipe: `NAME = "value"`, `NAME[flag] = "value"`, `NAME is not set`,
 * `NAME is unknown, because it ...`, `NAME fails: ...`, and `tasks:`, `classes:`, `skipped:`, `errors:`, `warnings:`, `overrides:`, each with what
 * there is of them. A block `history [NAME]` holds the operations on NAME, those that count with a star, with the value after each. A block
 * `project` asks about the configuration: its values, and `recipes:`, `appends of PATH:`, `variants of PATH:`, `preferred TARGET:`.
 */
import assert from 'node:assert/strict';
import type { ConfigurationRequest } from '../../server/src/project/evaluation/configuration';
import type { EvaluatedMetadata } from '../../server/src/project/evaluation/evaluatedMetadata';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import type { ExplainedOperation } from '../../server/src/project/evaluation/explainHistory';
import { preferredRecipe } from '../../server/src/project/evaluation/preferredRecipe';
import { treesOnDisk } from '../../server/src/project/resolution/treesOnDisk';
import { MemoryFiles } from '../unit/project/memoryFiles';
import type { MarkdownBlock, MarkdownCase } from './markdownCases';

/** The folder that the files of a case are seen in. */
const root = '/case';
const usualRecipe = 'recipe_1.0.bb';
const usualConfiguration = [
  'PN = "${@bb.parse.vars_from_file(d.getVar(\'FILE\', False), d)[0]}"',
  "PV = \"${@bb.parse.vars_from_file(d.getVar('FILE', False), d)[1] or '1.0'}\"",
  'MACHINE = "qemux86-64"',
  'OVERRIDES = "linux:qemuall:${MACHINE}"',
  'NOW = "${@time.strftime(\'%Y\', time.gmtime())}"',
  '',
].join('\n');

const expectationWords = ['values', 'history', 'project'];

export class EvaluationCase {
  /** The blocks that say what is expected. */
  readonly expectations: readonly MarkdownBlock[];
  readonly #evaluator: Evaluator;

  constructor({ blocks }: MarkdownCase) {
    this.expectations = blocks.filter(({ info }) => expectationWords.includes(info.split(' ')[0] ?? ''));
    assert.ok(this.expectations.length > 0, 'the case expects nothing');
    const files = new MemoryFiles();
    files.write(`${root}/conf/bitbake.conf`, usualConfiguration);
    for (const { info, text } of blocks) {
      const [word, path = usualRecipe] = info.split(' ');
      if (word === 'bitbake' || word === 'python') files.write(`${root}/${path}`, text);
    }
    const hasBuildFolder = files.status(`${root}/build/conf/bblayers.conf`) !== undefined;
    const place = { reader: files, trees: treesOnDisk(files, 200), host: nobody };
    this.#evaluator = new Evaluator(place, hasBuildFolder ? buildRequest : bareRequest);
  }

  /** What the evaluator says of what the block asks. */
  actual({ info, text }: MarkdownBlock): string {
    const [word, subject, variant] = info.split(' ');
    const lines = text.split('\n').slice(0, -1);
    const answers =
      word === 'history'
        ? this.#metadata()
            .history(subject ?? 'A')
            .map(describeOperation)
        : lines.map((line) =>
            word === 'project' ? this.#projectAnswer(line) : answer(line, this.#metadata(subject, variant)),
          );
    return answers.map((line) => `${line.replaceAll(`${root}/`, '')}\n`).join('');
  }

  #metadata(path = usualRecipe, variant?: string): EvaluatedMetadata {
    return this.#evaluator.recipe(`${root}/${path}`, variant);
  }

  #projectAnswer(line: string): string {
    const [question = '', subject = ''] = line.split(':', 1)[0]?.split(/ (?:of )?(?=\S*$)/) ?? [];
    const listed = (items: readonly string[]): string =>
      [`${line.split(': ')[0]?.replace(/:$/, '')}:`, ...items].join(' ');
    const { recipeFiles, configuration } = this.#evaluator;
    switch (question) {
      case 'recipes':
        return listed(recipeFiles.recipes);
      case 'appends':
        return listed(recipeFiles.appendsOf(`${root}/${subject}`));
      case 'variants':
        return listed(this.#evaluator.variants(`${root}/${subject}`));
      case 'preferred': {
        const chosen = preferredRecipe(subject, this.#evaluator);
        return listed(chosen ? [chosen.path, ...(chosen.variant === undefined ? [] : [chosen.variant])] : ['none']);
      }
      default:
        return answer(line, configuration);
    }
  }
}

/** A machine that tells nothing of itself. */
const nobody = { environmentVariable: () => undefined, currentFolder: root, cpuCount: 1, machine: 'x86_64' };

const common = { chosen: new Map<string, string>(), multiconfig: '' };
const buildRequest: ConfigurationRequest = { ...common, topFolder: `${root}/build`, layers: undefined };
const bareRequest: ConfigurationRequest = {
  ...common,
  topFolder: root,
  layers: [],
  bare: { searchPath: [root], files: [`${root}/conf/bitbake.conf`] },
};

/** The line as it is true today. */
function answer(line: string, metadata: EvaluatedMetadata): string {
  const [asked = ''] = line.split(' ');
  const messages = (severity: string): string =>
    metadata.messages
      .filter((each) => each.severity === severity)
      .map(({ origin, message }) => `${origin ? `${origin.path}:${origin.line}: ` : ''}${message}`)
      .join(' | ');
  switch (asked) {
    case 'tasks:':
      return `tasks: ${metadata.tasks.map(({ name, after }) => (after.length > 0 ? `${name} (after ${after.join(' ')})` : name)).join(', ')}`;
    case 'classes:':
      return `classes: ${metadata.classes.join(' ')}`;
    case 'overrides:':
      return `overrides: ${metadata.overrides().join(' ')}`;
    case 'skipped:':
      return `skipped: ${metadata.skipped ?? 'no'}`;
    case 'errors:':
      return `errors: ${messages('error') || 'none'}`;
    case 'warnings:':
      return `warnings: ${messages('warning') || 'none'}`;
    default:
      return `${asked} ${describeValue(asked, metadata)}`;
  }
}

function describeValue(asked: string, metadata: EvaluatedMetadata): string {
  const [, name = asked, flag] = /^(.*)\[(.*)\]$/.exec(asked) ?? [];
  const value = flag === undefined ? metadata.variable(name) : metadata.flag(name, flag);
  switch (value.kind) {
    case 'known':
      return `= ${JSON.stringify(value.text)}`;
    case 'unset':
      return 'is not set';
    case 'unknown':
      return `is unknown, because it ${value.why}`;
    case 'failed':
      return `fails: ${value.message}`;
  }
}

function describeOperation({ origin, name, operation, text, overrides, counts, after }: ExplainedOperation): string {
  const place = origin ? `${origin.path}:${origin.line}` : 'BitBake';
  const condition = overrides === '' ? '' : ` for ${overrides}`;
  const value = after === undefined ? '' : ` -> ${JSON.stringify(after)}`;
  return `${counts ? '*' : ' '} ${place}: ${name} ${operation}${condition} ${JSON.stringify(text)}${value}`;
}
