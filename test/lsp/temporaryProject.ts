/** A copy of a small project in a temporary folder, for tests that change its files. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Layers without the parts of the core layer that evaluating needs. */
const plainTemplate = join(__dirname, '../spec/project');

/** Layers whose recipes can be evaluated. */
export const evaluatedTemplate = join(__dirname, '../spec/evaluated');

/** The layers of the project are `meta` and `meta-virtualization`. */
export class TemporaryProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'metavirt-lsp-')));

  constructor(template = plainTemplate) {
    cpSync(template, this.folder, { recursive: true });
  }

  /** What `initialize` is told of the project. */
  get workspace(): object {
    return { workspaceFolders: [{ uri: this.uri('.'), name: 'project' }] };
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  /** Writes a file and gives its URI. */
  write(path: string, text: string): string {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
    return this.uri(path);
  }

  remove(path: string): string {
    rmSync(this.path(path), { recursive: true });
    return this.uri(path);
  }

  delete(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a test with a project of its own. */
export async function withProject(
  test: (project: TemporaryProject) => Promise<void>,
  template = plainTemplate,
): Promise<void> {
  const project = new TemporaryProject(template);
  try {
    await test(project);
  } finally {
    project.delete();
  }
}
