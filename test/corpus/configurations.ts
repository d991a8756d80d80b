/**
 * Lists the configuration files of runtimes in layers, those that lie there and those that functions write: path, line, format, and who
 * reads it. Each argument is a folder with layers. The last line counts them by format.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { LineIndex } from '../../server/src/base/lineIndex';
import { configFileAt } from '../../server/src/formats/configFileAt';
import { writtenFiles } from '../../server/src/formats/writtenFiles';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { snapshotOnDemand } from '../../server/src/project/index/snapshotOnDemand';
import { dialectOf } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';

const counts = new Map<string, number>();
for (const folder of process.argv.slice(2).map((each) => resolve(each))) {
  const request = { workspaceFolders: [folder], buildFolder: undefined, openFiles: [] };
  const snapshot = snapshotOnDemand(request, nodeFiles);
  for (const path of filesBelow(folder)) {
    const text = readFileSync(path, 'utf8');
    const file = configFileAt(path, text, snapshot);
    if (file) print(relative(folder, path), 1, file.format, 'file');
    const dialect = dialectOf(path);
    if (!dialect || isConfigurationOfOthers(path)) continue;
    const lines = new LineIndex(text);
    for (const written of writtenFiles(parse(text, dialect))) {
      const line = lines.lineOf(written.spanOf({ start: 0, end: 0 }).start) + 1;
      print(relative(folder, path), line, written.file.format, `written to ${written.file.path}`);
    }
  }
}
console.log(JSON.stringify(Object.fromEntries([...counts].sort())));

function print(path: string, line: number, format: string, how: string): void {
  console.log(`${path}:${line}  ${format}  ${how}`);
  const kind = `${format}${how === 'file' ? '' : ' (written)'}`;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

function isConfigurationOfOthers(path: string): boolean {
  return path.endsWith('.conf') && !/\/conf\//.test(path);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
