/**
 * `npm run values -- RECORDING --build DIR`: compares the values that we work out with those that BitBake gave, as recorded in the form of
 * `{"machine","recipes":[{"file","PN","skipped"?,"classes","vars":{NAME:{"value","raw"?}}}]}`, with `$SRC`, `$TOPDIR` and `$DL_DIR` for the
 * folders. Prints JSON; the exit status is 1 if a value is wrong.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareValues, type Difference } from '../../client/src/values/compareValues';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { nodeHost } from '../../server/src/host/nodeHost';
import type { EvaluatedMetadata } from '../../server/src/project/evaluation/evaluatedMetadata';
import { Evaluator } from '../../server/src/project/evaluation/evaluator';
import { treesOnDisk } from '../../server/src/project/resolution/treesOnDisk';
import { type RecordedFolders, type Recording, recordedFolders, withFolders } from './recording';

/** All classes, includes and recipes of large layers. */
const keptTrees = 8000;
const shownDifferences = 20;
const shownReasons = 10;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { build: { type: 'string' } } });
const [recordingFile] = positionals;
if (recordingFile === undefined || values.build === undefined) {
  process.stderr.write('npm run values -- RECORDING --build DIR\n');
  process.exit(2);
}

const recording = JSON.parse(readFileSync(recordingFile, 'utf8')) as Recording;
const topFolder = resolve(values.build);
const chosen = new Map([['MACHINE', recording.machine]]);
const place = { reader: nodeFiles, trees: treesOnDisk(nodeFiles, keptTrees), host: nodeHost };
const evaluator = new Evaluator(place, { topFolder, layers: undefined, chosen, multiconfig: '' });
const folders = recordedFolders(recording, evaluator, topFolder);
const report = compare(recording, folders);
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
process.exitCode = report.wrong > 0 || report.notFound.length > 0 ? 1 : 0;

function compare({ recipes }: Recording, recorded: RecordedFolders) {
  const notFound: string[] = [];
  const differences: { file: string; name: string; ours: string; bitbake: string | null }[] = [];
  const reasons = new Map<string, number>();
  const counts = { total: 0, known: 0, right: 0, skipped: 0, skippedAgree: 0, classesAgree: 0 };
  // A variable of other recipes that is missing here is None to BitBake.
  const names = [...new Set(recipes.flatMap(({ vars }) => Object.keys(vars)))];
  for (const { file, skipped = null, classes, vars } of recipes) {
    const path = evaluator.recipeFiles.recipes.find((each) => each === `${recorded.source}/${file}`);
    if (path === undefined) {
      notFound.push(file);
      continue;
    }
    const metadata = evaluator.recipe(path);
    if (skipped !== null) counts.skipped++;
    if ((metadata.skipped ?? null) === skipped) counts.skippedAgree++;
    if (metadata.classes.join(' ') === classes.join(' ')) counts.classesAgree++;
    const bitbake = Object.fromEntries(
      Object.entries(vars).map(([name, value]) => [name, withFolders(value, recorded)]),
    );
    const { same, different, unknown } = compareValues(ours(names, metadata), {
      values: bitbake,
      others: [],
    });
    counts.total += same.length + different.length + unknown.length;
    counts.known += same.length + different.length;
    counts.right += same.length;
    for (const difference of different) differences.push({ file, ...described(difference) });
    for (const { ours: value } of unknown) {
      if (value.kind === 'unknown') reasons.set(value.why, (reasons.get(value.why) ?? 0) + 1);
    }
  }
  return {
    recipes: recipes.length,
    notFound,
    ...counts,
    wrong: differences.length,
    firstDifferences: differences.slice(0, shownDifferences),
    reasons: Object.fromEntries([...reasons].sort(([, first], [, second]) => second - first).slice(0, shownReasons)),
  };
}

/** Our values of the variables that are recorded of any recipe. */
function ours(names: readonly string[], metadata: EvaluatedMetadata) {
  return Object.fromEntries(names.map((name) => [name, metadata.variable(name)]));
}

function described({ name, ours: value, bitbake }: Difference) {
  const text = value.kind === 'known' ? value.text : value.kind;
  return { name, ours: text, bitbake: 'value' in bitbake ? bitbake.value : bitbake.error };
}
