/** The menu of a boot loader as its entries: syslinux, extlinux and U-Boot begin one with LABEL, GRUB with `menuentry`. */
import type { ConfigEntry } from './parseEntries';

export interface MenuPart {
  readonly directive: ConfigEntry;
  /** What belongs to the entry of the menu that the directive begins. */
  readonly within: readonly ConfigEntry[];
}

/** In the order of the text. Lines that only close a block are left out; one in GRUB ends its entry. */
export function menuParts(directives: readonly ConfigEntry[]): readonly MenuPart[] {
  const parts: { readonly directive: ConfigEntry; readonly within: ConfigEntry[] }[] = [];
  let isOpen = false;
  for (const directive of directives) {
    const { name } = directive;
    if (name === '}') isOpen = false;
    if (!/^\w/.test(name)) continue;
    if (/^(?:label|menuentry)$/i.test(name)) isOpen = true;
    else if (isOpen) {
      parts.at(-1)?.within.push(directive);
      continue;
    }
    parts.push({ directive, within: [] });
  }
  return parts;
}
