/** Variables that BitBake has renamed or removed: an assignment to one stops it. Read from BitBake 2.19's `data_smart.py`. */
const renamed: ReadonlyMap<string, string | undefined> = new Map([
  ['BB_ENV_WHITELIST', 'BB_ENV_PASSTHROUGH'],
  ['BB_ENV_EXTRAWHITE', 'BB_ENV_PASSTHROUGH_ADDITIONS'],
  ['BB_HASHBASE_WHITELIST', 'BB_BASEHASH_IGNORE_VARS'],
  ['BB_HASHCONFIG_WHITELIST', 'BB_HASHCONFIG_IGNORE_VARS'],
  ['BB_HASHTASK_WHITELIST', 'BB_TASKHASH_IGNORE_TASKS'],
  ['BB_SETSCENE_ENFORCE_WHITELIST', 'BB_SETSCENE_ENFORCE_IGNORE_TASKS'],
  ['MULTI_PROVIDER_WHITELIST', 'BB_MULTI_PROVIDER_ALLOWED'],
  ['BB_STAMP_WHITELIST', undefined],
  ['BB_STAMP_POLICY', undefined],
]);

/** Whether BitBake refuses the variable, and the name it has today if there is one. */
export function renamedVariable(name: string): { readonly newName: string | undefined } | undefined {
  return renamed.has(name) ? { newName: renamed.get(name) } : undefined;
}
