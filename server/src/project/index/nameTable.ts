/** Numbers for names, so that an index of many thousand files holds each name once. */
import { nameParts } from '../../syntax/bitbake/text';

/** Names are only ever added: what one snapshot has a number for, the next ones know by the same number. */
export class NameTable {
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #bases: number[] = [];

  get size(): number {
    return this.#names.length;
  }

  /** In the order of their numbers: a table that takes them in in this order gives them the same numbers. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** The number of a name; of a name seen for the first time, a new one. */
  intern(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const kept = flatCopy(name);
    const id = this.#names.length;
    this.#ids.set(kept, id);
    this.#names.push(kept);
    this.#bases.push(id);
    // `FOO:append:arm` is filed under `FOO` as well.
    if (kept.includes(':')) this.#bases[id] = this.intern(nameParts(kept).base);
    return id;
  }

  idOf(name: string): number | undefined {
    return this.#ids.get(name);
  }

  name(id: number): string {
    return this.#names[id] ?? '';
  }

  /** The number of the name without its overrides and without `:append`, `:prepend` and `:remove`. */
  base(id: number): number {
    return this.#bases[id] ?? id;
  }
}

/** V8 keeps the whole text alive for a slice of 13 characters or more: a name must not hold on to its file. */
function flatCopy(name: string): string {
  if (name.length < 13) return name;
  let copy = '';
  for (let from = 0; from < name.length; from += 4096) {
    const codes: number[] = [];
    for (let at = from; at < Math.min(name.length, from + 4096); at++) codes.push(name.charCodeAt(at));
    copy += String.fromCharCode(...codes);
  }
  return copy;
}
