/** The small project in `evaluated/`, whose recipes can be evaluated: it has all that BitBake needs, in a few lines each. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runAtOnce } from '../../server/src/base/pacer';
import { ProjectTrees } from '../../server/src/lsp/projectTrees';
import { ProjectValues } from '../../server/src/lsp/projectValues';
import { defaultSettings, type Settings } from '../../server/src/lsp/settings';
import type { Evaluator } from '../../server/src/project/evaluation/evaluator';
import type { MachineFacts } from '../../server/src/project/evaluation/machineFacts';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import type { ProjectSnapshot } from '../../server/src/project/index/projectSnapshot';
import type { SourceFile } from '../../server/src/project/snapshot';
import type { SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { MemoryFiles } from '../unit/project/memoryFiles';

/** A machine that does not depend on the one that the tests run on. */
export const builder: MachineFacts = {
  environmentVariable: () => undefined,
  currentFolder: '/',
  cpuCount: 4,
  machine: 'x86_64',
};

/** The folder under which the project is seen. */
export const evaluatedRoot = '/project';

const evaluatedFolder = join(__dirname, 'evaluated');

export interface EvaluatedProject {
  readonly files: MemoryFiles;
  readonly snapshot: ProjectSnapshot;
  readonly values: ProjectValues;
  /** The newest tree of a file. */
  read(path: string): SyntaxTree | undefined;
  /** Opens a document, or gives it another text. */
  edit(file: SourceFile): void;
}

/** The project without its build folder, unless `settings` name that. */
export async function evaluatedProject(settings: Partial<Settings> = {}): Promise<EvaluatedProject> {
  const files = projectFiles();
  const index = new ProjectIndex(files);
  const { buildFolder } = settings;
  runAtOnce(index.build({ workspaceFolders: [evaluatedRoot], buildFolder, openFiles: [] }));
  const open = new Map<string, SourceFile>();
  const trees = new ProjectTrees(files, (path) => open.get(path)?.tree);
  const place = { reader: files, trees, host: builder } satisfies ConstructorParameters<typeof Evaluator>[0];
  const values = new ProjectValues(place, () => ({
    snapshot: index.snapshot,
    settings: { ...defaultSettings, ...settings },
    openRecipes: [...open.keys()].filter((path) => path.endsWith('.bb')),
  }));
  await values.load();
  return {
    files,
    values,
    get snapshot() {
      return index.snapshot;
    },
    read(path) {
      const read = trees.read(path);
      return read.kind === 'tree' ? read.tree : undefined;
    },
    edit(file) {
      open.set(file.path, file);
      index.open(file.path, file.tree);
      values.edited(file);
    },
  };
}

function projectFiles(): MemoryFiles {
  const files = new MemoryFiles();
  for (const [path, bytes] of evaluatedFiles()) files.write(`${evaluatedRoot}/${path}`, bytes);
  return files;
}

/** Writes the two layers of the project into a folder, as they are for a release that LAYERSERIES_COMPAT names by `series`. */
export function writeEvaluatedLayers(files: MemoryFiles, folder: string, series: string): void {
  for (const [path, bytes] of evaluatedFiles()) {
    if (!path.startsWith('build/'))
      files.write(`${folder}/${path}`, bytes.toString().replaceAll('"wrynose"', `"${series}"`));
  }
}

function evaluatedFiles(): readonly (readonly [path: string, bytes: Buffer])[] {
  const files = readdirSync(evaluatedFolder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => statSync(join(evaluatedFolder, file)).isFile())
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(evaluatedFolder, file))] as const);
}
