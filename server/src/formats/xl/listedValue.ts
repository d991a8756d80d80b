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
      return /^\s*(?:0x[\da-f]+|(?!0x[\da-f])[\da-f]+)(?:-(?:0x)?[\da-f]+|[^-\da-f].*)?$/i.test(text)
        ? undefined
        : 'a port or a range of them in hexadecimal digits, such as `2f8-2ff`';
    case 'vtpm':
      return vtpmForm(text) ?? keyedForm(setting, text);
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

interface KeyedText {
  /** Those of newer versions too. */
  readonly keys: readonly string[];
  /** Whether xl passes over a key that it does not know. */
  readonly passesOver?: boolean;
  /** The keys that take these words only. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  readonly required?: readonly string[];
}

const keyedTexts: Readonly<Record<string, KeyedText>> = {
  channel: {
    keys: ['backend', 'name', 'path', 'connection'],
    passesOver: true,
    words: { connection: ['pty', 'socket'] },
    required: ['connection'],
  },
  p9: {
    keys: [
      'tag',
      'path',
      'security_model',
      'backend',
      'type',
      'max-files',
      'max-open-files',
      'max-space',
      'auto-delete',
    ],
    words: { type: ['qemu', 'xen_9pfsd'] },
    required: ['path', 'security_model'],
  },
  usbctrl: {
    keys: ['type', 'version', 'ports', 'backend', 'backend-type', 'backend_domname', 'devid'],
    words: { type: ['auto', 'pv', 'devicemodel', 'qusb'] },
  },
  usbdev: {
    keys: ['type', 'devtype', 'hostbus', 'hostaddr', 'controller', 'port'],
    words: { type: ['hostdev'] },
  },
  vfb: {
    keys: 'vnc vnclisten vncpasswd vncdisplay vncunused keymap sdl opengl display xauthority'.split(' '),
    passesOver: true,
  },
  virtio: {
    keys: ['backend', 'type', 'transport', 'grant_usage'],
    words: { transport: ['mmio', 'unknown'] },
  },
  vtpm: { keys: ['backend', 'uuid'] },
};

function vtpmForm(text: string): string | undefined {
  const identifier = /(?:^|,)\s*uuid=([^,]*)/.exec(text)?.[1];
  const isUuid = identifier === undefined || /^[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/i.test(identifier.trim());
  return isUuid ? undefined : 'a `backend` and a `uuid` such as `11111111-2222-3333-4444-555555555555`';
}

interface Pair {
  readonly written: string;
  readonly key: string;
  /** Undefined for a word without `=`. */
  readonly value: string | undefined;
}

/** The type of a virtio device may have a comma in it. */
function pairsIn(setting: string, text: string): readonly Pair[] {
  const parts = setting === 'virtio' ? text.replace(/(type=virtio[^,]*),[^,]*/, '$1') : text;
  return parts
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [key = '', ...rest] = part.split('=');
      return { written: part.trim(), key: key.trim(), value: rest.length > 0 ? rest.join('=').trim() : undefined };
    });
}

function keyedTextOf(setting: string): KeyedText | undefined {
  return Object.hasOwn(keyedTexts, setting) ? keyedTexts[setting] : undefined;
}

function keyedForm(setting: string, text: string): string | undefined {
  const known = keyedTextOf(setting);
  if (!known) return undefined;
  const pairs = pairsIn(setting, text);
  const unknown = known.passesOver ? undefined : pairs.find(({ key }) => !known.keys.includes(key));
  if (unknown) return `made of \`key=value\`, and \`${unknown.written}\` is none that xl knows`;
  for (const [key, words] of Object.entries(known.words ?? {})) {
    const wrong = pairs.find((pair) => pair.key === key && pair.value && !words.includes(pair.value.toLowerCase()));
    if (wrong) return `with a \`${key}\` of ${words.map((word) => `\`${word}\``).join(', ')}`;
  }
  const missing = known.required?.find((key) => !pairs.some((pair) => pair.key === key));
  if (missing !== undefined) return `with a \`${missing}\``;
  const needsPath = setting === 'channel' && pairs.some(({ value }) => value === 'socket');
  return needsPath && !pairs.some(({ key }) => key === 'path') ? 'with a `path` for its socket' : undefined;
}

/** A key in the text that xl does not know and passes over. */
export function passedOverKey(setting: string, text: string): string | undefined {
  const known = keyedTextOf(setting);
  if (!known?.passesOver) return undefined;
  return pairsIn(setting, text).find(({ key }) => !known.keys.includes(key))?.written;
}

/** Whether an entry in a list of processors is none: newer versions of xl stop at it, older ones take it for 0. */
export function isNoProcessor(text: string): boolean {
  return !/^\s*\d/.test(text) && wantedForm('cpus', text) !== undefined;
}
