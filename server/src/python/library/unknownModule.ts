/** Modules and functions whose results only a build can tell. */
import { defineNative } from '../native';
import { PyModule, type PyNative, type PyValue, Unknown } from '../value';

/** A module of which everything that is asked for, but for the attributes given, is unknown. */
export function unknownModule(name: string, why: string, attributes: Map<string, PyValue> = new Map()): PyModule {
  return new PyModule(name, attributes, (attribute) => (attribute.startsWith('__') ? undefined : new Unknown(why)));
}

/** Functions that do nothing and give an unknown value, whatever they are called with. */
export function unknownFunctions(names: string, why: (name: string) => string): PyNative[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => defineNative(`${name}(*args, **keywords)`, () => new Unknown(why(name)), { handlesUnknown: true }));
}

/** Functions that only have an effect, which is left out. */
export function ignoredFunctions(names: string): PyNative[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => defineNative(`${name}(*args, **keywords)`, () => null, { handlesUnknown: true }));
}
