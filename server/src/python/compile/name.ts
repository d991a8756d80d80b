/** Reading, binding and unbinding names. */
import { builtins } from '../builtins/builtins';
import { raise } from '../exception';
import type { Frame } from '../function';
import type { PyValue } from '../value';
import { ancestorFrame, type CompileScope, type Evaluate, type Place, placeOf } from './context';

export function compileName(scope: CompileScope, name: string): Evaluate {
  return loadFrom(placeOf(scope, name), name);
}

function loadFrom(place: Place, name: string): Evaluate {
  switch (place.kind) {
    case 'slot':
      return loadSlot(place.hops, place.index, name);
    case 'global':
      return (frame) => {
        const value = frame.globals.get(name);
        return value !== undefined ? value : builtinNamed(name);
      };
    case 'namespace': {
      const outer = loadFrom(place.outer, name);
      return (frame) => {
        const value = frame.namespace?.get(name);
        return value !== undefined ? value : outer(frame);
      };
    }
    case 'expression':
      return place.rootHops === 0 ? loadTop(name) : loadNested(place.rootHops, name);
  }
}

function builtinNamed(name: string): PyValue {
  const value = builtins.get(name);
  return value !== undefined ? value : raise('NameError', `name '${name}' is not defined`);
}

function loadSlot(hops: number, index: number, name: string): Evaluate {
  if (hops === 0) {
    return (frame) => {
      const value = frame.slots[index];
      return value !== undefined ? value : unboundLocal(name);
    };
  }
  return (frame) => {
    const value = ancestorFrame(frame, hops).slots[index];
    return value !== undefined ? value : unboundFree(name);
  };
}

function unboundLocal(name: string): never {
  const text = `cannot access local variable '${name}' where it is not associated with a value`;
  return raise('UnboundLocalError', text);
}

function unboundFree(name: string): never {
  const text = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
  return raise('NameError', text);
}

function loadTop(name: string): Evaluate {
  return (frame) => {
    const { environment } = frame;
    const assigned = frame.namespace?.get(name);
    if (assigned !== undefined) return assigned;
    const local = environment?.fallback?.(name);
    if (local !== undefined) return local;
    const bound = frame.assigned?.get(name);
    if (bound !== undefined) return bound;
    const extra = environment?.extraGlobals?.get(name);
    return extra !== undefined ? extra : globalOrBuiltin(frame, name);
  };
}

function loadNested(rootHops: number, name: string): Evaluate {
  return (frame) => {
    const root = ancestorFrame(frame, rootHops);
    const bound = root.assigned?.get(name);
    if (bound !== undefined) return bound;
    const extra = root.environment?.extraGlobals?.get(name);
    return extra !== undefined ? extra : globalOrBuiltin(frame, name);
  };
}

function globalOrBuiltin(frame: Frame, name: string): PyValue {
  const value = frame.globals.get(name);
  return value !== undefined ? value : builtinNamed(name);
}

export type Store = (frame: Frame, value: PyValue) => void;

export function compileStore(scope: CompileScope, name: string): Store {
  const place = placeOf(scope, name);
  switch (place.kind) {
    case 'slot': {
      const { hops, index } = place;
      if (hops > 0) {
        return (frame, value) => {
          ancestorFrame(frame, hops).slots[index] = value;
        };
      }
      return (frame, value) => {
        frame.slots[index] = value;
      };
    }
    case 'namespace':
      return (frame, value) => {
        (frame.namespace ?? frame.globals).set(name, value);
      };
    case 'expression':
      // Only `:=` gets here; Python keeps what it binds in mappings that are thrown away.
      return (frame, value) => {
        const root = ancestorFrame(frame, place.rootHops);
        if (place.rootHops === 0) {
          root.namespace?.set(name, value);
        } else {
          root.assigned ??= new Map();
          root.assigned.set(name, value);
        }
      };
    case 'global':
      return (frame, value) => {
        frame.globals.set(name, value);
      };
  }
}

export function compileUnbind(scope: CompileScope, name: string): (frame: Frame) => void {
  const place = placeOf(scope, name);
  if (place.kind === 'slot') {
    return (frame) => {
      const { slots } = ancestorFrame(frame, place.hops);
      if (slots[place.index] === undefined) unboundLocal(name);
      slots[place.index] = undefined;
    };
  }
  const isNamespace = place.kind === 'namespace';
  return (frame) => {
    const names = (isNamespace ? frame.namespace : undefined) ?? frame.globals;
    if (!names.delete(name)) raise('NameError', `name '${name}' is not defined`);
  };
}
