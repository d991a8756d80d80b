/** The project that the command line names, and what is to be looked at in it. */
import { SettingsFiles } from '../../features/settingsFile/settingsFiles';
import { nodeFiles } from '../../host/nodeFiles';
import type { IndexCopy } from '../../project/index/projectIndex';
import type { LintRequest } from './arguments';
import { absolutePath } from './displayedPath';
import { LintProject } from './lintProject';

export interface LintedProject {
  readonly project: LintProject;
  readonly paths: readonly string[];
  readonly settings: SettingsFiles;
}

/** What one thread has found out that another need not. */
export interface SharedProject {
  readonly index: IndexCopy;
  /** What is to be looked at. */
  readonly paths: readonly string[];
}

export function lintedProject(
  { paths, buildFolder, release, profile }: LintRequest,
  shared?: SharedProject,
): LintedProject {
  const settings = new SettingsFiles(nodeFiles);
  const project = new LintProject({
    paths: paths.map(absolutePath),
    buildFolder: buildFolder === undefined ? undefined : absolutePath(buildFolder),
    optionsFor(path) {
      const options = settings.optionsFor(path, { profile, release: undefined });
      return { ...options, release: release ?? options.release };
    },
    indexCopy: shared?.index,
  });
  return { project, paths: shared?.paths ?? project.files(), settings };
}
