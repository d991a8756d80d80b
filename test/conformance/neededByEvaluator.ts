/**
 * Cases that BitBake's line parser accepts and its evaluation rejects, by what it takes to see why. A case that gets its answer leaves the
 * list: the conformance test fails on an entry that is no longer true.
 */
const byNeed = {
  'a Python module is imported': ['edges/conf-addpylib-only-blanks.conf'],
  'Python is compiled when a def, an anonymous function or an immediate value is reached': [
    'edges/def-body-backslash-at-end.bb',
    'edges/def-import-star.bb',
  ],
  'Python runs': ['edges/eval-python-error-immediate.bb'],
  'values are expanded': [
    'edges/eval-self-reference-by-python.bb',
    'edges/eval-self-reference-in-override.bb',
    'edges/eval-self-reference-in-remove.bb',
    'edges/eval-self-reference-read-as-written.bb',
  ],
  'the flags of tasks are known': [
    'edges/eval-task-deps-as-text-after.bb',
    'edges/eval-task-deps-as-text-before.bb',
    'edges/eval-task-deps-as-text-deleted.bb',
  ],
} as const satisfies Record<string, readonly string[]>;

/** What each case needs that the parser alone does not have. */
export const neededByEvaluator: ReadonlyMap<string, string> = new Map(
  Object.entries(byNeed).flatMap(([need, names]) => names.map((name) => [name, need] as const)),
);

/**
 * Cases that BitBake takes for fine although its line parser was left with an open function: reading any other file makes it forget
 * the function, which is then silently missing. We report it.
 */
export const forgottenByBitBake: ReadonlySet<string> = new Set([
  'edges/func-unclosed-empty-after-inherit.bb',
  'edges/func-unclosed-empty-after-missing-include.bb',
]);
