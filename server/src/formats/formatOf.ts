/** Which configuration file a file is, told by where it is installed, by its path, and by its name where its text agrees. */
import type { ConfigFormat } from './configFile';

interface Recognition {
  readonly format: ConfigFormat;
  /** Paths that say it by themselves, on the target or in a layer. */
  readonly path?: RegExp;
  /** Paths that other programs use too: all of these have to be in the text. */
  readonly name?: RegExp;
  readonly content?: readonly RegExp[];
  /** Whether no other program has a file in which all of that is. */
  readonly isTelling?: boolean;
}

/** The first that fits counts. */
const recognitions: readonly Recognition[] = [
  {
    format: 'registries.conf',
    path: /\/registries\.conf$|\/registries\.conf\.d\/[^/]+\.conf$/,
    name: /registr[^/]*\.conf$/,
    content: [
      /^[ \t]*(?:\[\[registry\]\]|\[registries\.(?:search|insecure|block)\]|unqualified-search-registries[ \t]*=)/m,
    ],
    isTelling: true,
  },
  {
    format: 'policy.json',
    path: /\/containers\/policy\.json$/,
    name: /policy[^/]*\.json$/,
    content: [/"type"\s*:\s*"(?:insecureAcceptAnything|reject|signedBy|signedBaseLayer|sigstoreSigned)"/],
    isTelling: true,
  },
  {
    format: 'storage.conf',
    path: /\/containers\/storage\.conf$|\/storage\.conf\.d\/[^/]+\.conf$/,
    name: /storage[^/]*\.conf$/,
    content: [/^[ \t]*\[storage\]/m],
  },
  {
    format: 'containers.conf',
    path: /\/containers\/containers\.conf$|\/containers\.conf\.d\/[^/]+\.conf$/,
    name: /containers[^/]*\.conf$/,
    content: [/^[ \t]*\[(?:containers|engine|network)\]/m],
  },
  {
    format: 'daemon.json',
    path: /\/daemon\.json$/,
    name: /(?:daemon|docker)[^/]*\.json$/,
    content: [
      /"(?:insecure-registries|registry-mirrors|data-root|storage-driver|default-runtime|exec-opts|live-restore|log-driver)"/,
    ],
  },
  {
    format: 'containerd',
    path: /\/containerd\/config\.toml$/,
    name: /\.toml$/,
    content: [/io\.containerd\./],
    isTelling: true,
  },
  {
    format: 'hosts.toml',
    path: /\/certs\.d\/[^/]+\/hosts\.toml$/,
    name: /hosts[^/]*\.toml$/,
    content: [/^[ \t]*\[host\.|^[ \t]*server[ \t]*=/m],
  },
  {
    format: 'cni',
    path: /\/cni\/net\.d\/[^/]+\.(?:conf|conflist|json)$|\.conflist$/,
    name: /\.conf$/,
    content: [/^\s*\{[\s\S]*"cniVersion"/],
    isTelling: true,
  },
  {
    format: 'quadlet',
    path: /\/containers\/systemd\/(?:[^/]+\/)*[^/.]+\.[a-z]+$/,
    name: /\.container$/,
    content: [/^[ \t]*\[\w+\]/m],
  },
  {
    format: 'quadlet',
    name: /\.(?:pod|kube|image|build|volume|artifact|service|unit|quadlet)$/,
    content: [/^[ \t]*\[(?:Container|Pod|Kube|Image|Build|Volume|Artifact)\]/m],
    isTelling: true,
  },
  {
    format: 'systemd',
    path: /\.service$|\.service\.d\/[^/]+\.conf$/,
    name: /\.conf$/,
    content: [/^[ \t]*\[Service\]/m, /^[ \t]*Exec\w+[ \t]*=/m],
  },
  {
    format: 'kernelArguments',
    path: /\.wks(?:\.in)?$/,
    name: /(?:extlinux|\/loader\/entries\/[^/]+)\.conf$|(?:grub|syslinux)[^/]*\.cfg$/,
    content: [/^[ \t]*(?:append|linux|options)\b/im],
  },
  {
    format: 'lxc',
    path: /\/lxc\/[^/]+\/config$/,
    name: /\.conf$|\/config$|lxc[^/]*$/,
    content: [/^[ \t]*lxc\.[a-z][a-z0-9_.]*[ \t]*=/m],
    isTelling: true,
  },
  {
    format: 'xl',
    path: /\/xen\/[^/]+\.cfg$/,
    name: /\.(?:cfg|xl)$/,
    content: [
      /^[ \t]*(?:disk|vif)[ \t]*=[ \t]*\[|^[ \t]*kernel[ \t]*=[ \t]*["']/m,
      /^[ \t]*(?:name|memory|vcpus)[ \t]*=/m,
    ],
    isTelling: true,
  },
];

const endings =
  '\\.(?:json|toml|conf|conflist|cfg|xl|service|unit|quadlet|container|pod|kube|image|build|volume|artifact|network|wks|wks\\.in)';

/** The endings and names that a file can have to be one; the rest is not looked at. */
const possibleName = new RegExp(`${endings}$|/config$`);

const possibleNameInText = new RegExp(`${endings}\\b|/config\\b`);

/** Whether a text may hold the name of one. */
export function mayNameConfigFile(text: string): boolean {
  return possibleNameInText.test(text);
}

/** Whether a file can be one, told by its name alone. Below the `conf` folder of a layer are BitBake's own. */
export function canBeConfigFile(path: string): boolean {
  return possibleName.test(path) && !(path.endsWith('.conf') && /\/conf\/(?:[^/]+\/)*[^/]+$/.test(path));
}

/** The format of a file of which the path, also one on the target, or the text leaves no doubt. */
export function formatOf(path: string, text: string): ConfigFormat | undefined {
  return recognitions.find((each) => recognizes(each, path, text))?.format;
}

/** What stands in all texts that tell their format by themselves. */
const tellingText =
  /\[\[registry\]\]|unqualified-search-registries|"type"\s*:\s*"(?:insecureAcceptAnything|reject|sign)|io\.containerd\.|"cniVersion"|lxc\.[a-z]+|\b(?:disk|vif|kernel)[ \t]*=|\[(?:Container|Pod|Kube|Image|Build|Volume|Artifact)\]/;

/** Whether a text may hold one that tells its format. */
export function mayTellFormat(text: string): boolean {
  return tellingText.test(text);
}

/** The format of a text of which only the content is known; undefined where that leaves a doubt. */
export function formatOfText(text: string): ConfigFormat | undefined {
  return recognitions.find(
    ({ isTelling, content }) => isTelling === true && content?.every((part) => part.test(text)) === true,
  )?.format;
}

function recognizes({ path: certain, name, content }: Recognition, path: string, text: string): boolean {
  return certain?.test(path) || (name?.test(path) === true && content?.every((part) => part.test(text)) === true);
}
