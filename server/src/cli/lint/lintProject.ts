/** The project around the paths that are to be linted, and the findings in its files. */
import { runAtOnce } from '../../base/pacer';
import { type Diagnostic, diagnostics } from '../../features/diagnostics';
import { nodeFiles } from '../../host/nodeFiles';
import type { ReleaseName } from '../../knowledge/release';
import { isFolder } from '../../project/files';
import { ProjectIndex } from '../../project/index/projectIndex';
import type { ProjectSnapshot } from '../../project/index/projectSnapshot';
import { isBelow } from '../../project/paths';
import { readProblem } from '../../project/readFile';
import { treesOnDisk } from '../../project/resolution/treesOnDisk';
import { CodeChecker } from '../../syntax/bitbake/codeProblems';
import { dialectOf } from '../../syntax/bitbake/dialect';
import type { SyntaxTree } from '../../syntax/bitbake/tree';

/** The trees of classes and included files that are kept between two files. */
const keptTrees = 1000;

export interface ProjectPaths {
  /** Absolute, with `/`. */
  readonly paths: readonly string[];
  readonly buildFolder: string | undefined;
}

export class LintProject {
  readonly #paths: readonly string[];
  readonly #snapshot: ProjectSnapshot;
  readonly #trees = treesOnDisk(nodeFiles, keptTrees);
  readonly #code = new CodeChecker();

  constructor({ paths, buildFolder }: ProjectPaths) {
    this.#paths = paths;
    const folders = paths.filter((path) => isFolder(nodeFiles, path));
    const openFiles = paths.filter((path) => !folders.includes(path));
    const work = new ProjectIndex(nodeFiles).build({ workspaceFolders: folders, buildFolder, openFiles });
    this.#snapshot = runAtOnce(work);
  }

  /** The files named, and the BitBake files in the folders named, each once and in order. */
  files(): readonly string[] {
    const found = new Set<string>();
    for (const path of this.#paths) {
      if (isFolder(nodeFiles, path)) for (const file of this.#filesBelow(path)) found.add(file);
      else found.add(path);
    }
    return [...found];
  }

  #filesBelow(folder: string): readonly string[] {
    const below = [...this.#snapshot.files()].map(({ path }) => path).filter((path) => isBelow(path, folder));
    return below.filter((path) => !this.#isForeign(path)).sort();
  }

  /**
   * Whether a file with an ending that other programs use too holds nothing that BitBake understands, as the `ccache.conf` in
   * openembedded-core. Who names such a file means it.
   */
  #isForeign(path: string): boolean {
    const dialect = dialectOf(path);
    if (dialect !== 'conf' && dialect !== 'include') return false;
    const read = this.#trees.read(path);
    return read.kind === 'tree' && isWithoutStatements(read.tree);
  }

  /** The text of a file with its findings, or why there is none. */
  lint(path: string, release: ReleaseName | undefined): LintAnswer {
    const read = this.#trees.read(path);
    if (read.kind === 'tree') return { kind: 'linted', ...this.lintTree(path, read.tree, release) };
    if (read.kind === 'notUtf8') return { kind: 'notUtf8', line: read.line };
    return { kind: 'unread', why: read.kind === 'missing' ? 'no such file' : readProblem(read) };
  }

  lintTree(path: string, tree: SyntaxTree, release: ReleaseName | undefined): LintedText {
    const resolution = { lookup: this.#snapshot, trees: this.#trees };
    const found = diagnostics(this.#snapshot, { path, tree }, { release, code: this.#code, resolution });
    return { tree, diagnostics: found };
  }
}

export interface LintedText {
  readonly tree: SyntaxTree;
  readonly diagnostics: readonly Diagnostic[];
}

export type LintAnswer =
  | ({ readonly kind: 'linted' } & LintedText)
  /** `line` counts from 0. */
  | { readonly kind: 'notUtf8'; readonly line: number }
  | { readonly kind: 'unread'; readonly why: string };

function isWithoutStatements({ statements }: SyntaxTree): boolean {
  const understood = statements.filter(({ kind }) => kind !== 'blank' && kind !== 'comment' && kind !== 'unparsed');
  return understood.length === 0 && statements.some(({ kind }) => kind === 'unparsed');
}
