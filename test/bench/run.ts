/**
 * `npm run bench -- DIR... [--build DIR] [--peer DIR] [--only NAME]...`: measures over the layers in the folders and prints JSON. `--build` names
 * the build folder whose configuration the values are worked out with, `--peer` a folder in which `npm install language-server-bitbake` was run, to
 * be measured on the same files in the same run.
 */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type LayerFile, readLayerFiles } from '../corpus/layerFiles';
import { configEditing } from './configEditing';
import { configFileTimes } from './configFiles';
import { evaluation } from './evaluation';
import { imageTimes } from './images';
import { keystroke } from './keystroke';
import { editThenDiagnostics, languageServerTimes } from './languageServer';
import { parseRate } from './parseRate';
import { peerCommand, peerParseRate } from './peer';
import { projectIndex } from './projectIndex';
import { requestTimes } from './requests';
import { ruleTimes } from './rules';
import { vsixSize } from './vsixSize';

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    build: { type: 'string' },
    peer: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean' },
  },
});
if (folders.length === 0) {
  process.stderr.write('npm run bench -- DIR... [--build DIR] [--peer DIR] [--only NAME]...\n');
  process.exit(2);
}

const server = [process.execPath, fileURLToPath(new URL('../../server/bin/metavirt.js', import.meta.url)), '--stdio'];
const { build, peer } = values;
const { files } = readLayerFiles(folders);
const folder = folders[folders.length - 1] ?? '.';
const edited = [fileNamed('image-oci.bbclass'), fileNamed('linux-firmware_')].filter((file) => file !== undefined);

const measurements: Readonly<Record<string, () => unknown>> = {
  // First, for the figures of a fresh process.
  evaluation: () => evaluation(folders, build),
  parse: () => parseRate(files),
  keystroke: () => keystroke(fileOfLines(500)),
  rules: () => ruleTimes(folders, build),
  configFiles: () => configFileTimes(folders),
  languageServer: () => languageServerTimes(server, folder, edited),
  diagnostics: () => editThenDiagnostics(server, folder, fileOfLines(500)),
  requests: () => requestTimes(server, folders, files),
  project: () => projectIndex(folders),
  configEditing: () => configEditing(server, folder),
  images: () => imageTimes(server),
  vsix: vsixSize,
  ...(peer && {
    peerParse: () => peerParseRate(peer, files),
    peerDiagnostics: () => editThenDiagnostics(peerCommand(peer), folder, fileOfLines(500)),
    peerLanguageServer: () => languageServerTimes(peerCommand(peer), folder, edited),
  }),
};

void measureChosen();

async function measureChosen(): Promise<void> {
  const chosen = Object.entries(measurements).filter(
    ([name]) => values.only.length === 0 || values.only.includes(name),
  );
  const report: Record<string, unknown> = { machine: machine(), folders };
  for (const [name, measure] of chosen) {
    process.stderr.write(`${name}\n`);
    try {
      report[name] = await measure();
    } catch (error) {
      // One measurement that cannot be made must not cost the others.
      report[name] = { failed: error instanceof Error ? error.message : String(error) };
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
}

function machine() {
  const processors = cpus();
  return { node: process.version, processors: processors.length, model: processors[0]?.model.trim() };
}

function fileNamed(start: string): LayerFile | undefined {
  return files.find(({ path }) => (path.split(/[/\\]/).pop() ?? '').startsWith(start));
}

/** The recipe or class whose number of lines is closest. */
function fileOfLines(count: number): LayerFile {
  const distance = ({ text }: LayerFile) => Math.abs(text.split('\n').length - count);
  const recipes = files.filter(({ dialect }) => dialect === 'recipe' || dialect === 'class');
  return recipes.reduce((nearest, file) => (distance(file) < distance(nearest) ? file : nearest));
}
