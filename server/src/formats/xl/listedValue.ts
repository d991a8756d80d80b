/** What xl refuses in the texts of lists other than disks and interfaces, and in the lists of processors. After `xl_parse.c` of Xen 4.17 and newer. */

/** Undefined where the text is taken, and for settings that are not known here; else how it has to be, as the end of a sentence. */
export function wantedForm(setting: string, text: string): string | undefined {
  switch (setting) {
    case 'cpus':
    case 'cpus_soft':
      return text.split(',').every(isProcessorRange) ? undefined : 'such as `0-3,^1`, `all` or `nodes:0`';
    case 'pci':
      return pciForm(text);
    case 'iomem':
      return /^\s*(?:0x)?[\da-f]+,(?:0x)?[\da-f]+(?:@(?:0x)?[\da-f]+)?$/i.test(text)
        ? undefined
        : 'the first page and the number of pages in hexadecimal digits, such as `fe000,10`';
    case 'ioports':
      return /^\s*(?:0x)?[\da-f]+(?:-(?:0x)?[\da-f]+|[^-\da-f].*)?$/i.test(text)
        ? undefined
        : 'a port or a range of them in hexadecimal digits, such as `2f8-2ff`';
    case 'irqs':
      return /^\s*\d+$/.test(text) ? undefined : 'a number';
    default:
      return keyedForm(setting, text);
  }
}

function isProcessorRange(written: string): boolean {
  const [, isRemoved, range = '', from, to] = /^(\^)?(?:nodes?:)?(all|(\d+)(?:-(\d+))?|)$/.exec(written.trim()) ?? [];
  if (range === '') return written.trim() === '';
  if (range === 'all') return isRemoved === undefined;
  return to === undefined || Number(from) <= Number(to);
}

const pciOptions: ReadonlySet<string> = new Set(
  'bdf vslot permissive msitranslate seize power_mgmt rdm_policy name'.split(' '),
);

function pciForm(text: string): string | undefined {
  const [device = '', ...options] = text.replace(/,$/, '').split(',');
  const isDevice = /^(?:[\da-f]{1,4}:)?[\da-f]{1,2}:[01]?[\da-f]\.(?:[0-7]|\*)(?:@[\da-f]+)?$/i.test(device);
  if (!isDevice && !/^(?:bdf|name)=./.test(device))
    return 'an address such as `0000:01:00.0`, with options of `key=value` behind it';
  const unknown = options.find((option) => !pciOptions.has(option.split('=')[0] ?? '') || !option.includes('='));
  if (unknown !== undefined) return `followed by options of \`key=value\` without blanks, and \`${unknown}\` is none`;
  const policy = options.find((option) => option.startsWith('rdm_policy='));
  return policy === undefined || /=(?:strict|relaxed)$/.test(policy)
    ? undefined
    : 'with an `rdm_policy` of `strict` or `relaxed`';
}

/** The keys in the texts of these lists, those of newer versions too. */
const keysOfLists: Readonly<Record<string, readonly string[]>> = {
  vtpm: ['backend', 'uuid'],
  p9: ['tag', 'path', 'security_model', 'backend', 'type', 'max-files', 'max-open-files', 'max-space', 'auto-delete'],
  usbctrl: ['type', 'version', 'ports', 'backend', 'backend-type', 'backend_domname', 'devid'],
  usbdev: ['type', 'devtype', 'hostbus', 'hostaddr', 'controller', 'port'],
};

function keyedForm(setting: string, text: string): string | undefined {
  const keys = Object.hasOwn(keysOfLists, setting) ? keysOfLists[setting] : undefined;
  if (!keys) return undefined;
  const parts = text.split(',').filter((part) => part.trim() !== '');
  const unknown = parts.find((part) => !keys.includes((part.split('=')[0] ?? '').trim()));
  return unknown === undefined ? undefined : `made of \`key=value\`, and \`${unknown.trim()}\` is none that xl knows`;
}
