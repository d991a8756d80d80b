/** All that lasts as long as the connection to one client. */
import type { Connection } from 'vscode-languageserver/node';
import type { SettingsFiles } from '../features/settingsFile/settingsFiles';
import type { CodeChecker } from '../syntax/bitbake/codeProblems';
import type { InstalledFileRequests } from './askForInstalledFiles';
import type { RememberedTrees } from './builtImages/rememberedTrees';
import type { ClientFeatures } from './clientFeatures';
import type { DiagnosticsPublisher } from './diagnosticsPublisher';
import type { ErrorLog } from './errorLog';
import type { IdleEvaluation } from './idleEvaluation';
import type { OpenConfigFiles } from './openConfigFiles';
import type { OpenDocuments } from './openDocuments';
import type { Project } from './project';
import type { ProjectTrees } from './projectTrees';
import type { ProjectValues } from './projectValues';
import type { RuleFindings } from './ruleFindings';
import type { SearchedTexts } from './searchedTexts';
import type { Settings } from './settings';
import type { WorkspaceFindings } from './workspaceFindings';

export interface Session {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly configFiles: OpenConfigFiles;
  readonly project: Project;
  readonly trees: ProjectTrees;
  readonly searchedTexts: SearchedTexts;
  readonly values: ProjectValues;
  readonly ruleFindings: RuleFindings;
  readonly workspaceFindings: WorkspaceFindings;
  /** Of built images. */
  readonly imageTrees: RememberedTrees;
  /** Evaluates ahead while the user pauses. */
  readonly idle: IdleEvaluation;
  /** Of configuration files that recipes install under other names. */
  readonly installedFiles: InstalledFileRequests;
  /** Remembers the findings in the code of statements that are still there. */
  readonly code: CodeChecker;
  readonly publisher: DiagnosticsPublisher;
  readonly log: ErrorLog;
  /** Known from `initialize` on. */
  client: ClientFeatures;
  settings: Settings;
  /** What `.metavirt.json` files say. */
  readonly settingsFiles: SettingsFiles;
  /** The document that proposals were last made for: what is said of one of them depends on it. */
  proposedIn: string | undefined;
  /** Paths. */
  workspaceFolders: readonly string[];
}

/** Reads the project where the user now has it. */
export function readProject({ project, settings, workspaceFolders }: Session): void {
  project.moveTo({ workspaceFolders, buildFolder: settings.buildFolder });
}
