/** The project that the command line names, and what is to be looked at in it. */
import { SettingsFiles } from '../../features/settingsFile/settingsFiles';
import { nodeFiles } from '../../host/nodeFiles';
import type { LintRequest } from './arguments';
import { absolutePath } from './displayedPath';
import { LintProject } from './lintProject';

export interface LintedProject {
  readonly project: LintProject;
  readonly paths: readonly string[];
  readonly settings: SettingsFiles;
}

export function lintedProject({ paths, buildFolder, release, profile }: LintRequest): LintedProject {
  const settings = new SettingsFiles(nodeFiles);
  const project = new LintProject({
    paths: paths.map(absolutePath),
    buildFolder: buildFolder === undefined ? undefined : absolutePath(buildFolder),
    optionsFor(path) {
      const options = settings.optionsFor(path, { profile, release: undefined });
      return { ...options, release: release ?? options.release };
    },
  });
  return { project, paths: project.files(), settings };
}
