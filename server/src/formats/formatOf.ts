/** Which configuration file a file is, told by where it is installed, by its path, and by its name where its text agrees. */
import type { ConfigFormat } from './configFile';

interface Recognition {
  readonly format: ConfigFormat;
  /** Paths that say it by themselves, on the target or in a layer. */
  readonly path?: RegExp;
  /** Paths that other programs use too: all of these have to be in the text. */
  readonly name?: RegExp;
  readonly content?: readonly RegExp[];
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
  },
  {
    format: 'policy.json',
    path: /\/containers\/policy\.json$/,
    name: /policy[^/]*\.json$/,
    content: [/"type"\s*:\s*"(?:insecureAcceptAnything|reject|signedBy|signedBaseLayer|sigstoreSigned)"/],
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
  },
  {
    // systemd-networkd reads files of that ending too; the other sections are its own.
    format: 'quadlet',
    name: /\.network$/,
    content: [
      /^(?![\s\S]*\[(?:Match|Link|Address|Route|DHCPv4|DHCPv6|DHCPServer|Bridge)\])/,
      /^[ \t]*\[Network\]/m,
      /^[ \t]*(?:Subnet|NetworkName|IPRange|IPAMDriver|DisableDNS|Internal|NetworkDeleteOnStop)[ \t]*=/m,
    ],
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
  },
  {
    format: 'xl',
    path: /\/xen\/[^/]+\.cfg$/,
    name: /\.(?:cfg|xl)$/,
    content: [
      /^[ \t]*(?:disk|vif)[ \t]*=[ \t]*\[|^[ \t]*kernel[ \t]*=[ \t]*["']/m,
      /^[ \t]*(?:name|memory|vcpus)[ \t]*=/m,
    ],
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

function recognizes({ path: certain, name, content }: Recognition, path: string, text: string): boolean {
  return certain?.test(path) || (name?.test(path) === true && content?.every((part) => part.test(text)) === true);
}
