/** How well a variable of the knowledge fits the file in which it is asked for. */
import type { Entry } from '../../knowledge/entry';
import type { Fit } from './item';
import type { CompletionRequest } from './request';

/** 0: it belongs to a class that the file inherits, or to configuration; 1: as good elsewhere; 2: it needs a class that the file does not inherit, or has no effect in this kind of file. */
export function entryFit(entry: Entry, { setting }: CompletionRequest): Fit {
  const isConfiguration = setting.isConfiguration;
  if (entry.place === 'configuration' && !isConfiguration) return 2;
  if (entry.place === 'recipe' && isConfiguration) return 2;
  const neededClasses = entry.needs.filter((need) => need.kind === 'class');
  if (neededClasses.length > 0) {
    if (neededClasses.some((need) => setting.classes.has(need.name))) return 0;
    return isConfiguration ? 1 : 2;
  }
  if (isConfiguration) return entry.place === 'configuration' && !entry.isGeneral ? 0 : 1;
  return entry.definedIn.some((path) => setting.ownClasses.has(classIn(path) ?? '')) ? 0 : 1;
}

/** The class that a file is. */
function classIn(path: string): string | undefined {
  return /([^/]+)\.bbclass$/.exec(path)?.[1];
}
