/** Which string arguments of BitBake's and OpenEmbedded's functions are names of variables, flags, classes and the like. */

export type ArgumentMeaning =
  | { readonly kind: 'variable' | 'class' | 'function' }
  /** A flag of the variable in an earlier argument. */
  | { readonly kind: 'flag'; readonly ofArgument: number }
  /** Words of the value of a variable, which an earlier argument names or the function itself implies. */
  | { readonly kind: 'valueOf'; readonly ofArgument?: number; readonly variable?: string }
  /** Words of the value of a flag, which the argument before names, of the variable in the first one. */
  | { readonly kind: 'valueOfFlag' };

const variable: ArgumentMeaning = { kind: 'variable' };
const flagOfFirst: ArgumentMeaning = { kind: 'flag', ofArgument: 0 };
const valueOfFirst: ArgumentMeaning = { kind: 'valueOf', ofArgument: 0 };
const valueOfFlag: ArgumentMeaning = { kind: 'valueOfFlag' };
const functionName: ArgumentMeaning = { kind: 'function' };
const className: ArgumentMeaning = { kind: 'class' };

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
  setVarFlag: [variable, flagOfFirst, valueOfFlag],
  appendVarFlag: [variable, flagOfFirst, valueOfFlag],
  prependVarFlag: [variable, flagOfFirst, valueOfFlag],
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
  'oe.utils.less_or_equal': [variable],
  'oe.utils.version_less_or_equal': [variable],
  'oe.utils.both_contain': [variable, variable],
  'oe.utils.inherits': [undefined, className, className, className, className],
  'bb.data.inherits_class': [className],
  'bb.build.exec_func': [functionName],
  'bb.build.addtask': [functionName, functionName, functionName],
  'bb.build.deltask': [functionName],
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
