/** What the client asks of the server beyond the Language Server Protocol. Paths are file system paths of the server's host. */

/** What the server is set to: sent with `initialize`, with `workspace/didChangeConfiguration` and when it asks for the section `metavirt`. */
export interface ServerSettings {
  /**
   * Another extension answers for BitBake in general (its own variables, tasks, classes). The server then completes and explains
   * only what meta-virtualization adds.
   */
  readonly besideOfficialExtension: boolean;
  /** The build folder the user works with, chosen in the settings or with the picker; null if there is none. */
  readonly buildFolder: string | null;
  /** The machine, distro and multiconfig to evaluate for, whatever the configuration files say; null leaves it to them. */
  readonly machine: string | null;
  readonly distro: string | null;
  readonly multiconfig: string | null;
  readonly inlayHints: { readonly values: boolean };
  readonly codeLens: boolean;
}

/** Sent with `initialize` only. */
export interface InitializationOptions extends ServerSettings {
  /** The client reports changed files by itself: the server need not register watchers. */
  readonly clientWatchesFiles: boolean;
}

/** Request for the Python or shell code around a position of an open document; null where there is none. */
export const embeddedDocumentRequest = 'metavirt/embeddedDocument';

export interface EmbeddedDocumentParameters {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export interface EmbeddedDocumentResult {
  /** As VS Code calls them. */
  readonly language: 'python' | 'shellscript';
  /** The text of the document with all but the code of this language blanked out: each place stays where it is. */
  readonly text: string;
}

/** Request for what the status bar shows, and for the layers. */
export const statusRequest = 'metavirt/status';

export interface StatusParameters {
  readonly buildFolder: string | null;
}

export interface StatusResult {
  /** What recipes are evaluated for; null where the server cannot tell, and for the plain configuration. */
  readonly machine: string | null;
  readonly distro: string | null;
  readonly multiconfig: string | null;
  /** The release of meta-virtualization; null where the layers do not tell. */
  readonly release: string | null;
  readonly layers: readonly LayerStatus[];
}

export interface LayerStatus {
  /** As other layers call it: its name in BBFILE_COLLECTIONS. */
  readonly name: string;
  readonly path: string;
  /** Null where the layer does not tell. */
  readonly release: string | null;
}

/** Request for the machines, distros and multiconfigs that the layers offer; no parameters. */
export const configurationsRequest = 'metavirt/configurations';

export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

export interface ConfigurationsResult {
  readonly machines: readonly NamedFile[];
  readonly distros: readonly NamedFile[];
  readonly multiconfigs: readonly NamedFile[];
  /** What recipes are evaluated for. */
  readonly current: Pick<StatusResult, 'machine' | 'distro' | 'multiconfig'>;
}

/** Request for the value of a variable and how it came about; null where no variable is meant, or nothing evaluates the file. */
export const explainVariableRequest = 'metavirt/explainVariable';

export type ExplainVariableParameters =
  | {
      readonly textDocument: { readonly uri: string };
      readonly position: { readonly line: number; readonly character: number };
    }
  | { readonly uri: string; readonly name: string };

export type VariableValue =
  | { readonly kind: 'known'; readonly text: string }
  /** BitBake has no such variable, or its value is None. */
  | { readonly kind: 'unset' }
  /** Only a build can tell, for the reason given: it "reads the time of the build". */
  | { readonly kind: 'unknown'; readonly why: string }
  /** BitBake fails to work the value out, and says so. */
  | { readonly kind: 'failed'; readonly message: string };

export interface VariableOperation {
  /** Null where no file did it: BitBake itself, or the environment. */
  readonly path: string | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** As written (`+=`, `:append`), or what was done: `unset`, `rename`, `export`, `python`, `function`. */
  readonly operation: string;
  /** The variable as written, overrides included; not its `:append`. */
  readonly name: string;
  readonly flag: string | null;
  /** What must be active for `:append` and the like to count, joined by colons; empty where nothing must. */
  readonly overrides: string;
  /** Not expanded; null where it is not known. */
  readonly text: string | null;
  /** Whether the value that the variable has in the end would be another without it. */
  readonly counts: boolean;
  /** The unexpanded value after the operation; null where there is none, or it is not known. */
  readonly after: string | null;
}

export interface ExplainVariableResult {
  readonly name: string;
  /** Null where the configuration alone was asked. */
  readonly recipe: NamedFile | null;
  readonly value: VariableValue;
  readonly unexpanded: string | null;
  /** What the variable means, as plain text. */
  readonly doc: string | null;
  /** In BitBake's order. */
  readonly operations: readonly VariableOperation[];
}

/** Request for the values of all variables of the recipe that a document is, or belongs to; null where nothing evaluates it. */
export const valuesRequest = 'metavirt/values';

export interface ValuesParameters {
  readonly uri: string;
}

export interface ValuesResult {
  readonly recipe: NamedFile;
  /** Why BitBake skips the recipe; null where it does not. */
  readonly skipped: string | null;
  /** What BitBake prints, or stops at. */
  readonly messages: readonly unknown[];
  readonly values: Readonly<Record<string, VariableValue>>;
}

/** Request for the recipes in the layers that give images; no parameters. */
export const imagesRequest = 'metavirt/images';

export type ImageRecipeKind = 'image' | 'bundle' | 'host' | 'multiarch';

export interface ImageRecipe {
  readonly name: string;
  readonly path: string;
  readonly kind: ImageRecipeKind;
  /** Whether it gives a container image, which a bundle, a host or another image can be made from. */
  readonly isContainer: boolean;
}

export interface ImagesResult {
  readonly recipes: readonly ImageRecipe[];
}

/** Request for what is to be minded when the image of a recipe is run. */
export const runningAdviceRequest = 'metavirt/runningAdvice';

export interface RunningAdviceParameters {
  readonly recipe: string;
}

export interface RunningAdviceResult {
  /** Sentences for a terminal, the most needed first. */
  readonly advice: readonly string[];
  /** What QEMU has to be given; null where it gets enough by itself. */
  readonly memoryMebibytes: number | null;
  /** Where a build leaves the file that tells `runqemu` of the image; null where that is not known. */
  readonly qemuBootFile: string | null;
}

/** Request for the tasks of a recipe, which a target of BitBake names: a name, or `mc:NAME:` and it. */
export const recipeTasksRequest = 'metavirt/recipeTasks';

export interface RecipeTasksParameters {
  readonly recipe: string;
}

export interface RecipeTask {
  /** With its `do_`. */
  readonly name: string;
  /** One sentence, as Markdown; null where nothing is known of it. */
  readonly meaning: string | null;
}

export interface RecipeTasksResult {
  readonly tasks: readonly RecipeTask[];
}

/** Request for what a build of a recipe would fail for; the target as for `metavirt/recipeTasks`. */
export const buildObstaclesRequest = 'metavirt/buildObstacles';

export interface BuildObstaclesParameters {
  readonly recipe: string;
}

export interface BuildObstacle {
  /** One line. */
  readonly message: string;
  /** Null where no file is to be mended. */
  readonly path: string | null;
  /** Counted from 1. */
  readonly line: number | null;
}

export interface BuildObstaclesResult {
  readonly obstacles: readonly BuildObstacle[];
}

/** Request for the names of all recipes in the layers; no parameters. */
export const recipeNamesRequest = 'metavirt/recipeNames';

export interface RecipeNamesResult {
  readonly names: readonly string[];
}

/** Request for a list of all that there is a page of documentation about; no parameters. */
export const documentationRequest = 'metavirt/documentation';

export interface DocumentedName {
  readonly name: string;
  /** What it is: `variable`, `class`, `rule`; several where the name stands for several things. */
  readonly kinds: readonly string[];
  /** One sentence of Markdown. */
  readonly summary: string;
  /** Whether the release of the layers has it. */
  readonly isInRelease: boolean;
}

export interface DocumentationResult {
  readonly names: readonly DocumentedName[];
  /** The release that the pages are written for; null where the layers do not tell. */
  readonly release: string | null;
}

/** Request for the page about a name; null where there is none. */
export const documentationPageRequest = 'metavirt/documentationPage';

export interface DocumentationPageParameters {
  readonly name: string;
}

export interface DocumentationPage {
  readonly name: string;
  readonly markdown: string;
}

/**
 * Request to look at all files of the workspace. The server shows what it finds in files that are not open, and reports its progress to the
 * `workDoneToken` that comes along. Null where it was given up.
 */
export const checkWorkspaceRequest = 'metavirt/checkWorkspace';

export interface CheckWorkspaceResult {
  /** How many files were looked at. */
  readonly fileCount: number;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
  readonly filesWithFindings: number;
  /** How many findings have a fix that leaves no doubt. */
  readonly safeFixCount: number;
}

/** Request for all fixes in the workspace that leave no doubt; parameters and null as for `metavirt/checkWorkspace`. */
export const safeFixesRequest = 'metavirt/safeFixes';

export interface SafeFixesResult {
  readonly edit: PlainWorkspaceEdit;
  readonly fixCount: number;
  readonly fileCount: number;
}

/** An edit of several files as the Language Server Protocol writes it. */
export interface PlainWorkspaceEdit {
  readonly documentChanges?: readonly object[];
  readonly changeAnnotations?: Readonly<Record<string, PlainChangeAnnotation>>;
}

export interface PlainChangeAnnotation {
  readonly label: string;
  readonly description?: string;
  readonly needsConfirmation?: boolean;
}

/** Request for where recipes and appends take in a file that is no BitBake file itself, such as a patch; its URI as `uri`. */
export const sourceFileUsersRequest = 'metavirt/sourceFileUsers';

export interface SourceFileUsersResult {
  readonly places: readonly PlainLocation[];
}

/** A place as the Language Server Protocol writes it. */
export interface PlainLocation {
  readonly uri: string;
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
}

export interface PlainPosition {
  readonly line: number;
  readonly character: number;
}
