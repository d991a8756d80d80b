/** Which string arguments of BitBake's and OpenEmbedded's functions are names of variables, flags, classes and the like. */

export type ArgumentMeaning =
  | { readonly kind: 'variable' | 'class' | 'function' }
  /** A flag of the variable in an earlier argument. */
  | { readonly kind: 'flag'; readonly ofArgument: number }
  /** Words of the value of a variable, which an earlier argument names or the function itself implies. */
  | { readonly kind: 'valueOf'; readonly ofArgument?: number; readonly variable?: string };

const variable: ArgumentMeaning = { kind: 'variable' };
const flagOfFirst: ArgumentMeaning = { kind: 'flag', ofArgument: 0 };
const valueOfFirst: ArgumentMeaning = { kind: 'valueOf', ofArgument: 0 };

/** Methods of a datastore, whatever it is called: `d`, `e.data`, `localdata`. */
const datastoreMethods: Readonly<Record<string, readonly (ArgumentMeaning | undefined)[]>> = {
  getVar: [variable],
  getVarFlags: [variable],
  setVar: [variable, valueOfFirst],
  setVarFlags: [variable],
  appendVar: [variable, valueOfFirst],
  prependVar: [variable, valueOfFirst],
  delVar: [variable],
  delVarFlags: [variable],
  renameVar: [variable, variable],
  getVarFlag: [variable, flagOfFirst],
  setVarFlag: [variable, flagOfFirst],
  appendVarFlag: [variable, flagOfFirst],
  prependVarFlag: [variable, flagOfFirst],
  delVarFlag: [variable, flagOfFirst],
};

const functions: Readonly<Record<string, readonly (ArgumentMeaning | undefined)[]>> = {
  'bb.utils.contains': [variable, valueOfFirst],
  'bb.utils.contains_any': [variable, valueOfFirst],
  'bb.utils.filter': [variable, valueOfFirst],
  'oe.utils.conditional': [variable, valueOfFirst],
  'oe.utils.vartrue': [variable],
  'oe.utils.set_intersect': [variable, variable],
  'oe.utils.any_distro_features': [undefined, { kind: 'valueOf', variable: 'DISTRO_FEATURES' }],
  'oe.utils.all_distro_features': [undefined, { kind: 'valueOf', variable: 'DISTRO_FEATURES' }],
  'oe.data.typed_value': [variable],
  'bb.data.inherits_class': [{ kind: 'class' }],
  'bb.build.exec_func': [{ kind: 'function' }],
};

/** What a string means as the argument (counted from 0) of a call; undefined for a call that is not known. */
export function argumentMeaning(callee: string, argument: number): ArgumentMeaning | undefined {
  const known = Object.hasOwn(functions, callee) ? functions[callee] : datastoreMethod(callee);
  return known?.[argument];
}

function datastoreMethod(callee: string): readonly (ArgumentMeaning | undefined)[] | undefined {
  const dot = callee.lastIndexOf('.');
  const method = callee.slice(dot + 1);
  return dot !== -1 && Object.hasOwn(datastoreMethods, method) ? datastoreMethods[method] : undefined;
}
