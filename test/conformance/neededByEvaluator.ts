/**
 * Cases that BitBake's line parser accepts and its evaluation rejects, by what it takes to see why. A case that gets its answer leaves the
 * list: the conformance test fails on an entry that is no longer true.
 */
const byNeed = {
  'a file name is taken apart for PN, PV and PR': ['basic/a_b_c_d.bb'],
  'a class or file is looked up along BBPATH': [
    'basic/d04-inherit-comment.bb',
    'basic/d06-inherit-as-variable.bb',
    'basic/d12-require-empty.bb',
    'edges/conf-require-missing.conf',
    'edges/include-comment.bb',
    'edges/include-not-a-bitbake-file.bb',
    'edges/include-quoted.bb',
    'edges/include-require-missing-joined.bb',
    'edges/include-require-missing.bb',
    'edges/include-unset.bb',
    'edges/inherit-comma.bb',
    'edges/inherit-defer-as-name.bb',
    'edges/inherit-defer-missing.bb',
    'edges/inherit-missing-second.bb',
    'edges/inherit-missing.bb',
    'edges/inherit-quoted.bb',
    'edges/inherit-unset-expression.bb',
    'edges/keyword-inherit-name.bb',
    'edges/keyword-line-with-brace-at-end.bb',
  ],
  'files include each other without end': [
    'basic/d16-include-self.bb',
    'edges/include-cycle.bb',
    'edges/include-self-by-path.bb',
  ],
  'the error stands in an included file or inherited class': [
    'basic/d18-require-broken-inc.bb',
    'basic/d20-require-openempty-inc.bb',
    'edges/addfragments-in-included-conf.bb',
    'edges/addpylib-in-include.bb',
    'edges/export-functions-dash-class.bb',
    'edges/include-broken-deep.bb',
    'edges/include-open-empty-then-more.bb',
    'edges/include-unclosed.bb',
    'edges/inherit-broken-class.bb',
    'edges/inherit-unclosed-class.bb',
  ],
  'the variables that addfragments names are read': ['basic/d28-addfragments-in-recipe.bb'],
  'a Python module is imported': [
    'basic/k10-addpylib.conf',
    'edges/conf-addpylib-blank-at-end.conf',
    'edges/conf-addpylib-greedy.conf',
    'edges/conf-addpylib-only-blanks.conf',
  ],
  'Python is compiled when a def, an anonymous function or an immediate value is reached': [
    'edges/def-body-backslash-at-end.bb',
  ],
  'Python runs': [
    'basic/f19-anon-runtime-error.bb',
    'basic/f21-anon-fatal.bb',
    'basic/o08-old-style-from-python.bb',
    'edges/eval-anonymous-error.bb',
    'edges/eval-anonymous-fatal.bb',
    'edges/eval-anonymous-old-style.bb',
    'edges/eval-python-error-immediate.bb',
  ],
  'event handlers are looked up at the end': [
    'edges/handler-as-name.bb',
    'edges/handler-comment.bb',
    'edges/handler-missing.bb',
    'edges/keyword-addhandler-name.bb',
  ],
  'the variables that BitBake has renamed are known': ['edges/name-renamed.bb'],
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
