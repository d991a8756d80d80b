/**
 * `npm run fuzz [-- DIR...] [--edits N] [--mutations N] [--recipes N] [--images N] [--build DIR] [--no-hostile] [--seed N]`: random edits, damaged texts, texts made to
 * be slow, damaged images, and damaged recipes evaluated, in the configuration of a build folder if one is named. Prints JSON, with the text of each recipe that
 * fails; a text that the parser fails on stops it.
 */
import { parseArgs } from 'node:util';
import { caseDocuments, composedDocument, layerDocuments } from './documents';
import { isSuperlinear, measureGrowth } from './growth';
import { fuzzImages } from './images';
import { checkMutations } from './mutations';
import { seededRandom } from './random';
import { fuzzConfiguration, fuzzRecipes, recipeBudgetMs } from './recipes';
import { checkReparsing } from './reparsing';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '10000' },
    mutations: { type: 'string', default: '100000' },
    recipes: { type: 'string', default: '5000' },
    images: { type: 'string', default: '5000' },
    build: { type: 'string' },
    'no-hostile': { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
process.stderr.write(`seed ${seed}\n`);

const random = seededRandom(seed);
const cases = caseDocuments();
const fromLayers = layerDocuments(positionals);
const nextDocument = () =>
  fromLayers.length > 0 && random.chance(0.5) ? random.pick(fromLayers) : composedDocument(random, cases);

const edits = Number(values.edits);
const reused = checkReparsing(random, edits, nextDocument);
const mutations = Number(values.mutations);
checkMutations(random, mutations, nextDocument);
const configuration = fuzzConfiguration(values.build);
const recipes = fuzzRecipes(random, Number(values.recipes), configuration, nextDocument, {
  budgetMs: recipeBudgetMs,
  isHostile: !values['no-hostile'],
});
const growth = measureGrowth(5);
const superlinear = growth.filter(isSuperlinear);

void fuzzImages(random, Number(values.images)).then((images) => {
  const report = {
    seed,
    edits,
    reused,
    mutations,
    recipes,
    images,
    adversaries: growth.length,
    steepest: growth.slice(0, 5),
    superlinear,
  };
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  process.exitCode = superlinear.length + recipes.failures.length > 0 ? 1 : 0;
});
