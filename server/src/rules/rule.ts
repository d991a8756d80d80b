/** What a rule is, and what it is given. */
import type { ConfigFile, ConfigFormat } from '../formats/configFile';
import { compareReleases, isInRange, newestRelease, type ReleaseName, type ReleaseRange } from '../knowledge/release';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { type LocatedAssignment, locatedAssignments, type OverrideMark } from '../syntax/bitbake/locatedAssignments';
import type { Statement } from '../syntax/bitbake/tree';
import type { EvaluatedConfiguration } from './evaluatedConfiguration';
import type { EvaluatedRecipe } from './evaluatedRecipe';
import type { Finding, PlacedFinding, Severity } from './finding';

/** What a rule is about; also the folder that it stands in. */
export type RuleCategory =
  | 'bitbake'
  | 'image'
  | 'bundle'
  | 'configuration'
  | 'files'
  | 'host'
  | 'registry'
  | 'security'
  | 'xen';

/** One thing that BitBake, a class or a container runtime takes otherwise than its author most likely meant. */
export type Rule = FileRule | RecipeRule | ConfigurationRule | ConfigFileRule | ValueRule;

export interface RuleDescription {
  /** Also the name of the rule's file, in camel case there. */
  readonly id: string;
  readonly category: RuleCategory;
  readonly severity: Severity;
  /** In which releases it is a mistake; without, in all of them. A layer without a known release counts as the newest. */
  readonly releases?: ReleaseRange;
  /** Whether it tells of what is missing, and is silent where the core layer is not at hand, from which that may come. */
  readonly needsCore?: boolean;
  /** What the rule finds, in one sentence. */
  readonly what: string;
  /** What BitBake, a class or a runtime makes of it. */
  readonly why: string;
  /** In which the rule finds something; a test runs it. */
  readonly bad: Example;
  /** The same as it was meant, in which it finds nothing. */
  readonly good: Example;
}

/** Whether a rule has something to say in a release. */
export function appliesIn({ releases }: RuleDescription, release: ReleaseName | undefined): boolean {
  return !releases || isInRange(releases, release ?? newestRelease);
}

/** The lines of a recipe, or those of several files by their paths in a layer (`recipes/app.bb`) or build folder (`conf/local.conf`). */
export type Example = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** Looks at the text of one file, and at what the index knows of others: run at every keystroke. */
export interface FileRule extends RuleDescription {
  readonly subject: 'file';
  /** All findings in the file, in the order of the text. Silent where the snapshot does not hold what the rule must know. */
  check(context: RuleContext): readonly Finding[];
}

/** Looks at what a recipe comes to, its appends and the configuration taken in: run once the author pauses. */
export interface RecipeRule extends RuleDescription {
  readonly subject: 'recipe';
  /** Silent on what is not known. The findings stand where they are to be mended, in whatever file that is. */
  check(recipe: EvaluatedRecipe): readonly PlacedFinding[];
}

/** Looks at what the configuration comes to: of a build folder, or of one configuration file. Run once the author pauses. */
export interface ConfigurationRule extends RuleDescription {
  readonly subject: 'configuration';
  check(configuration: EvaluatedConfiguration): readonly PlacedFinding[];
}

/** Looks at values that recipes and configurations alike can give: what the configuration has for a recipe may be seen without the recipe. */
export interface ValueRule extends RuleDescription {
  readonly subject: 'value';
  check(evaluated: EvaluatedRecipe | EvaluatedConfiguration): readonly PlacedFinding[];
}

/** Looks at a configuration file that a runtime reads: a file of a layer, or what a function of a recipe writes. */
export interface ConfigFileRule extends RuleDescription {
  readonly subject: 'configFile';
  /** What it looks at. */
  readonly formats: readonly ConfigFormat[];
  /** Silent on what a build or a boot puts in. */
  check(context: ConfigFileContext): readonly Finding[];
}

export interface ConfigFileContext {
  readonly file: ConfigFile;
  readonly snapshot: Snapshot;
  /** Of the layer that the file is in; the newest where it is not known. */
  readonly release: ReleaseName;
}

export interface RuleContext {
  readonly file: SourceFile;
  readonly snapshot: Snapshot;
  /** The release that the file's layer is written for. */
  readonly release: ReleaseName | undefined;
  /** The assignments of the file. */
  readonly assignments: readonly LocatedAssignment[];
  /** Those of them that have a say in the build at hand, as far as that is known: what rules about values look at. */
  readonly counting: readonly LocatedAssignment[];
  /** How the release writes `:append`. */
  readonly overrideMark: OverrideMark;
}

/** What all rules are given for a file; `idle` are the statements that certainly have no say in the build at hand. */
export function ruleContext(
  file: SourceFile,
  snapshot: Snapshot,
  release: ReleaseName | undefined,
  idle: ReadonlySet<Statement> = new Set(),
): RuleContext {
  const overrideMark = release && compareReleases(release, 'honister') < 0 ? '_' : ':';
  const assignments = locatedAssignments(file.tree, overrideMark);
  const counting = idle.size === 0 ? assignments : assignments.filter(({ statement }) => !idle.has(statement));
  return { file, snapshot, release, assignments, counting, overrideMark };
}
