/**
 * `npm run corpus -- DIR... [--oracle FILE] [--navigation LAYER]`: parses every BitBake file of real layers and reports as JSON what it finds wrong with our
 * parser: files it rejects, texts it does not print back, times. With BitBake's recorded answers, every difference from them. With a
 * layer, which of all that its files name leads somewhere, the folders being one workspace.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FileReporter } from '../../server/src/cli/parse';
import { parse, print } from '../../server/src/syntax/bitbake/parse';
import { disagreements, readOracle } from './disagreements';
import { isBitBakeByPlace, type LayerFile, readLayerFiles } from './layerFiles';
import { measureNavigation, type NavigationReport } from './navigation';
import { measureParsing } from './parseTimes';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracle: { type: 'string' }, navigation: { type: 'string' } },
});
if (positionals.length === 0) {
  process.stderr.write('npm run corpus -- DIR... [--oracle FILE] [--navigation LAYER]\n');
  process.exit(2);
}

const reporter = new FileReporter();
const { files, undecodable } = readLayerFiles(positionals);
// First of all, so that the first pass meets code that has not run yet.
const times = measureParsing(files);
const report = {
  files: files.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  undecodable,
  rejected: files.filter(({ path }) => isBitBakeByPlace(path)).flatMap(rejection),
  foreignRejected: files.filter((file) => !isBitBakeByPlace(file.path) && rejection(file).length > 0).length,
  notPrintedBack: files.filter(({ text, dialect }) => print(parse(text, dialect)) !== text).map(({ path }) => path),
  ...(values.oracle ? { oracle: compareWith(values.oracle) } : {}),
  ...(values.navigation ? { navigation: navigationOf(resolve(values.navigation)) } : {}),
  ...times,
};
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
process.stderr.write(`${summary()}\n`);
const failures = report.oracle ? report.oracle.disagreements.length : report.rejected.length;
process.exitCode = failures + report.notPrintedBack.length > 0 ? 1 : 0;

/** The first error that `metavirt parse` reports of the file, the classes and files that it names included. */
function rejection({ path }: LayerFile): string[] {
  const reported = reporter.report(path);
  const first = typeof reported === 'object' ? reported.errors[0] : undefined;
  return first ? [`${path}:${first.endLine}: ${first.code}: ${first.message}`] : [];
}

function compareWith(oracleFile: string) {
  const oracle = readOracle(oracleFile);
  const known = files.filter(({ path }) => oracle.has(path));
  const found = known.flatMap(({ path, text, dialect }) => {
    const recorded = oracle.get(path);
    return recorded ? disagreements(parse(text, dialect), recorded).map((what) => `${path}: ${what}`) : [];
  });
  const statements = known.reduce((sum, { path }) => sum + (oracle.get(path)?.statements.length ?? 0), 0);
  return { compared: known.length, unknown: files.length - known.length, statements, disagreements: found };
}

function navigationOf(layer: string): NavigationReport {
  const isAsked = ({ path }: LayerFile): boolean => path.startsWith(`${layer}/`) && isBitBakeByPlace(path);
  return measureNavigation(
    files.filter(isAsked),
    positionals.map((folder) => resolve(folder)),
  );
}

function summary(): string {
  const { oracle, navigation } = report;
  const lines = [
    `${report.files} files, ${(report.bytes / 1e6).toFixed(1)} MB, ${report.undecodable.length} not UTF-8`,
    `${report.rejected.length} rejected (and ${report.foreignRejected} that are other programs' files)`,
    `${report.notPrintedBack.length} not printed back byte for byte`,
    `parsed in ${report.parseMs} ms, ${report.megabytesPerSecond} MB/s; slowest ${report.slowest[0]?.file} ${report.slowest[0]?.ms} ms`,
  ];
  if (oracle) {
    lines.push(
      `${oracle.disagreements.length} differences from BitBake in ${oracle.statements} statements of ${oracle.compared} files`,
    );
  }
  if (navigation) {
    for (const kind of ['classes', 'files', 'recipes'] as const) {
      const { landed, putTogether, notLanded } = navigation[kind];
      lines.push(
        `${kind}: ${landed} lead somewhere, ${notLanded.length} names nowhere, ${putTogether} depend on values`,
      );
    }
  }
  return lines.join('\n');
}
