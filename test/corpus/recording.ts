/** Recordings of the values that BitBake gave, and the folders that stand in them as placeholders. */
import type { Evaluator } from '../../server/src/project/evaluation/evaluator';

export interface Recording {
  readonly machine: string;
  readonly recipes: readonly RecordedRecipe[];
}

export interface RecordedRecipe {
  /** Below the folder that holds the layers. */
  readonly file: string;
  readonly skipped?: string | null;
  /** The names of the classes, those of the configuration left out. */
  readonly classes: readonly string[];
  /** A variable that is missing is None to BitBake; `raw` is left out where it is as the value. */
  readonly vars: Readonly<Record<string, RecordedValue>>;
}

export type RecordedValue =
  | { readonly value: string | null; readonly raw?: string }
  /** BitBake failed to work it out. */
  | { readonly error: string; readonly raw?: string };

export interface RecordedFolders {
  /** `$SRC` */
  readonly source: string;
  /** `$TOPDIR` */
  readonly build: string;
  /** `$DL_DIR` */
  readonly downloads: string;
}

/** The folders as the build folder has them: `$SRC` is the one below which the first recorded recipe is found. */
export function recordedFolders({ recipes }: Recording, evaluator: Evaluator, build: string): RecordedFolders {
  const ending = `/${recipes[0]?.file ?? ''}`;
  const first = evaluator.recipeFiles.recipes.find((path) => path.endsWith(ending));
  const downloads = evaluator.configuration.variable('DL_DIR');
  return {
    source: first?.slice(0, -ending.length) ?? '',
    build,
    downloads: downloads.kind === 'known' ? downloads.text : `${build}/downloads`,
  };
}

/** The value with the folders in it. */
export function withFolders(
  recorded: RecordedValue,
  { source, build, downloads }: RecordedFolders,
): { readonly value: string | null } | { readonly error: string } {
  if ('error' in recorded) return { error: recorded.error };
  if (recorded.value === null) return { value: null };
  const value = recorded.value.replaceAll('$DL_DIR', downloads).replaceAll('$TOPDIR', build).replaceAll('$SRC', source);
  return { value };
}
