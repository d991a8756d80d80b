/**
 * What is known of configuration files, loaded when it is first asked: the tables of keys are long, and most servers start without such a file in
 * sight.
 */

export function configHovers(): typeof import('../features/configKeyHover') {
  return require('../features/configKeyHover');
}

export function configCompletions(): typeof import('../features/configCompletion') {
  return require('../features/configCompletion');
}

export function configOutlines(): typeof import('../features/documentSymbols/configSymbols') {
  return require('../features/documentSymbols/configSymbols');
}

export function configFoldings(): typeof import('../features/folding/configFolds') {
  return require('../features/folding/configFolds');
}

export function configLinking(): typeof import('../features/documentLinks/configLinks') {
  return require('../features/documentLinks/configLinks');
}
