/** Which configuration file a file is, told by where it is installed, by its path, and by its name where its text agrees. */
import type { ConfigFormat } from './configFile';
import { ociFormatOf } from './ociFormat';

interface Recognition {
  readonly format: ConfigFormat;
  /** Paths that say it by themselves, on the target or in a layer. */
  readonly path?: RegExp;
  /** Paths that other programs use too: all of these have to be in the text. */
  readonly name?: RegExp;
  readonly content?: readonly RegExp[];
  /** In texts of other programs, whatever their path. */
  readonly foreign?: RegExp;
  /** Whether no other program has a file in which all of that is. */
  readonly isTelling?: boolean;
}

/** Manifests of Kubernetes, charts of Helm, projects of Docker Compose, workflows and playbooks. */
const foreignYaml = /^(?:apiVersion|kind|services|jobs|on|stages|- (?:hosts|name))[ \t]*:/m;

/** Of these, a file for k3s holds at least one; people also write them with `_`. */
const k3sKey =
  /^(?:write[-_]kubeconfig(?:[-_][a-z]+)?|cluster[-_](?:init|cidr|dns|domain|reset)|service[-_]cidr|flannel[-_][a-z]+|node[-_](?:labels?|taints?|ip|name|external[-_]ip)|tls[-_]sans?|kubelet[-_]args?|kube[-_][a-z-]+[-_]args?|etcd[-_][a-z0-9_-]+|disable(?:[-_][a-z-]+)?|token(?:[-_]file)?|agent[-_]token|data[-_]dir|pause[-_]image|snapshotter|(?:private|embedded|system[-_]default)[-_]registry|secrets[-_]encryption|selinux|https[-_]listen[-_]port|lb[-_]server[-_]port|datastore[-_][a-z]+|container[-_]runtime[-_]endpoint|protect[-_]kernel[-_]defaults)\+?[ \t]*:/m;

/** The first that fits counts. */
const recognitions: readonly Recognition[] = [
  {
    format: 'k3s',
    path: /\/rancher\/k3s\/config\.yaml(?:\.d\/[^/]+\.ya?ml)?$|\/k3s[^/]*\/(?:files\/)?config(?:\.yaml\.d\/[^/]+)?\.ya?ml$/,
    name: /k3s[^/]*\.ya?ml$|\/k3s[^/]*\/(?:[^/]+\/)*[^/]*(?:config|agent|server)[^/]*\.ya?ml$|\/config\.yaml(?:\.d\/[^/]+\.ya?ml)?$/,
    content: [k3sKey],
    foreign: new RegExp(`${foreignYaml.source}|^(?:mirrors|configs)[ \\t]*:`, 'm'),
  },
  {
    format: 'k3s-registries',
    path: /\/rancher\/(?:k3s|rke2)\/registries\.ya?ml$/,
    name: /registries[^/]*\.ya?ml$/,
    content: [/^[ \t]*(?:mirrors?|configs?|endpoints?|auth|tls)[ \t]*:/m],
    foreign: foreignYaml,
  },
  {
    format: 'kas',
    name: /\/kas[^/]*\.ya?ml$|\/kas\/(?:[^/]+\/)*[^/]+\.ya?ml$|[.-]kas\.ya?ml$|\/\.config\.yaml$/,
    content: [
      /^(?:- )?(?:header|repos|machine|distro|target|local_conf_header|bblayers_conf_header|defaults|overrides|build_system)(?![\w-])/m,
    ],
    foreign: foreignYaml,
  },
  {
    format: 'kas',
    name: /\.ya?ml$/,
    content: [
      /^header[ \t]*:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*[ \t]+(?:version|includes)[ \t]*:/m,
      /^(?:repos|machine|distro|target|local_conf_header|bblayers_conf_header|overrides|env|build_system)[ \t]*:|^[ \t]+includes[ \t]*:/m,
    ],
    foreign: foreignYaml,
  },
  {
    // kas reads JSON too.
    format: 'kas',
    name: /\.json$/,
    content: [
      /^\s*\{[\s\S]*"header"\s*:\s*\{\s*"(?:version|includes)"\s*:/,
      /"(?:repos|machine|distro|target|local_conf_header|bblayers_conf_header|includes)"\s*:/,
    ],
  },
  {
    format: 'distribution',
    path: /\/(?:docker(?:-distribution)?\/registry|distribution|docker-registry)\/config\.ya?ml$/,
    name: /registry[^/]*\.ya?ml$|\/[^/]*registry[^/]*\/(?:[^/]+\/)*[^/]+\.ya?ml$/,
    content: [/^(?:storage|log)[ \t]*:/m, /^(?:version|http)[ \t]*:/m],
    foreign: foreignYaml,
  },
  {
    format: 'distribution',
    name: /\.ya?ml$/,
    content: [/^version[ \t]*:[ \t]*["']?0\.\d/m, /^(?:storage|http)[ \t]*:/m],
    foreign: foreignYaml,
  },
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
    format: 'policy.json',
    name: /\/policy\.json$/,
    content: [/^\s*\{[\s\S]*"default"\s*:\s*\[/],
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
    content: [/^[ \t]*\[+hosts?\b|^[ \t]*server[ \t]*=/m],
  },
  {
    format: 'cni',
    path: /\/cni\/net\.d\/[^/]+\.(?:conf|conflist|json)$|\.conflist$/,
    name: /\.conf$/,
    content: [/^\s*\{[\s\S]*"cniVersion"/],
    isTelling: true,
  },
  {
    format: 'crio.conf',
    path: /\/crio\/crio\.conf$|\/crio\.conf\.d\/[^/]+\.conf$/,
    name: /\.conf$/,
    content: [/^[ \t]*\[crio(?:\.[a-z]|\])/m],
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
    path: /\.service$/,
    name: /\.conf$/,
    content: [/^[ \t]*\[Service\]/m, /^[ \t]*Exec\w+[ \t]*=/m],
    // D-Bus has files of that ending too, and Avahi and firewalld have theirs in XML.
    foreign: /^[ \t]*\[D-BUS Service\]|^\s*</,
  },
  {
    format: 'systemd',
    name: /\.(?:socket|timer|path|mount|automount|slice|target)$|\.(?:service|socket|timer|path|mount|slice)\.d\/[^/]+\.conf$/,
    content: [/^[ \t]*\[(?:Unit|Service|Socket|Timer|Path|Mount|Automount|Slice|Install)\]/m],
  },
  {
    format: 'kernelArguments',
    path: /\.wks(?:\.in)?$/,
    name: /(?:extlinux|\/loader\/entries\/[^/]+)\.conf$|(?:grub|syslinux)[^/]*\.cfg$/,
    content: [/^[ \t]*(?:append|linux|options)\b/im],
  },
  {
    // Menus of syslinux, extlinux and U-Boot.
    format: 'kernelArguments',
    name: /(?:extlinux|syslinux|isolinux|pxelinux)[^/]*\.(?:conf|cfg)$|\/pxelinux\.cfg\/[^/]+$/,
    content: [/^label[ \t]+\S/im, /^[ \t]+(?:append|kernel|linux)[ \t]+\S/im],
    isTelling: true,
  },
  {
    format: 'kernelArguments',
    name: /\.cfg(?:\.in)?$/,
    content: [
      /^[ \t]*(?:menuentry|label|default|timeout|set[ \t]+(?:default|timeout)=)\b/im,
      /^[ \t]*(?:append|linux)[ \t]+\S/im,
    ],
  },
  {
    format: 'scc',
    path: /\.scc$/,
    // Subtitles have this ending too.
    foreign: /^Scenarist_SCC/,
  },
  {
    format: 'kernel',
    // These are lists of names that the audit of the kernel classes reads.
    path: /\/recipes-kernel\/linux[^/]*\/(?:[^/]+\/)*(?!(?:(?:non-)?hardware|required|optional|y_or_m_enabled)\.cfg$)[^/]+\.cfg$/,
    name: /^(?!.*\/(?:busybox|u-boot|barebox|hostapd|wpa-supplicant|swupdate|lvgl)).*(?:\.cfg|\/defconfig)$/,
    content: [/^[ \t]*(?:# *)?CONFIG_[A-Z0-9_]+(?:[ \t]*=| is not set)/m],
  },
  {
    format: 'lxc',
    path: /\/lxc\/[^/]+\/config$/,
    name: /\.conf$|\/config$|lxc[^/]*$/,
    content: [/^[ \t]*lxc\.[a-z][a-z0-9_.]*[ \t]*=/m],
    // The programs of LXC read their own settings from `lxc.conf`.
    foreign: /^[ \t]*lxc\.(?:lxcpath|default_config|bdev\.[a-z.]+|cgroup\.(?:use|pattern))[ \t]*=/m,
    isTelling: true,
  },
  {
    format: 'xl',
    path: /\/etc\/xen\/(?:[^/]+\/)*[^/]+\.cfg$/,
    name: /\.(?:cfg|xl)$/,
    content: [
      /^[ \t]*(?:(?:disk|vif|vfb|pci|dtdev|kernel|ramdisk|bootloader|on_(?:crash|reboot|poweroff))[ \t]*\+?=|(?:type|builder)[ \t]*=[ \t]*["'](?:pvh?|hvm|generic)["'])/m,
      /^[ \t]*(?:name|memory|maxmem|vcpus)[ \t]*=/m,
    ],
    // The file that Xen reads when EFI starts it has sections.
    foreign: /^[ \t]*\[\w+\][ \t]*$/m,
    isTelling: true,
  },
  {
    format: 'xl',
    name: /\/xen\/(?:[^/]+\/)*[^/]+\.cfg$/,
    content: [/^[ \t]*name[ \t]*=[ \t]*["']/m, /^[ \t]*(?:memory|maxmem|vcpus)[ \t]*=[ \t]*\d/m],
    foreign: /^[ \t]*\[\w+\][ \t]*$/m,
  },
];

const endings =
  '\\.(?:json|toml|conf|conflist|cfg|scc|xl|service|unit|quadlet|container|pod|kube|image|build|volume|artifact|network|socket|timer|mount|automount|slice|wks|wks\\.in|ya?ml)';

/** The endings and names that tell that a file can be one. In texts `.path` and `.target` mean other things. */
const possibleName = new RegExp(`${endings}$|\\.(?:path|target)$|/(?:config|defconfig|oci-layout)$`);

const possibleNameInText = new RegExp(`${endings}\\b|/(?:config|oci-layout)\\b`);

/** Whether a text may hold the name of one. */
export function mayNameConfigFile(text: string): boolean {
  return possibleNameInText.test(text);
}

/** What lies in a folder of a recipe under a name that tells nothing: the recipe may install it under the one of a configuration file. */
const tellsNothing =
  /(?:\/recipes-[^/]+\/[^/]+\/(?:[^/]+\/)+|\/files\/)(?:[^/.]+|[^/]+\.(?:in|txt|ini|tmpl|template|default|sample|example|dist))$/;

/** Whether a file can be one, told by its name alone; where that tells nothing, what a recipe does with it has to tell. */
export function canBeConfigFile(path: string): boolean {
  return isNamedAsConfigFile(path) || tellsNothing.test(path);
}

/** Whether the name is that of one. Below the `conf` folder of a layer are BitBake's own, below one of its recipes none. */
export function isNamedAsConfigFile(path: string): boolean {
  const folders = path.slice(path.lastIndexOf('/recipes-') + 1);
  const isOfBitBake = path.endsWith('.conf') && folders.includes('/conf/') && !folders.startsWith('recipes-');
  return possibleName.test(path) && !isOfBitBake;
}

/** The format of a file of which the path, also one on the target, or the text leaves no doubt. */
export function formatOf(path: string, text: string): ConfigFormat | undefined {
  return recognitions.find((each) => recognizes(each, path, text))?.format ?? ociFormatOf(path, text);
}

/** What stands in all texts that tell their format by themselves. */
const tellingText =
  /\[\[registry\]\]|unqualified-search-registries|"type"\s*:\s*"(?:insecureAcceptAnything|reject|sign)|io\.containerd\.|"cniVersion"|lxc\.[a-z]+|\b(?:disk|vif|kernel)[ \t]*=|\bLABEL[ \t]|\[(?:Container|Pod|Kube|Image|Build|Volume|Artifact)\]/;

/** Whether a text may hold one that tells its format. */
export function mayTellFormat(text: string): boolean {
  return tellingText.test(text);
}

/** The format of a text of which only the content is known; undefined where that leaves a doubt. */
export function formatOfText(text: string): ConfigFormat | undefined {
  return recognitions.find(
    ({ isTelling, content, foreign }) =>
      isTelling === true && content?.every((part) => part.test(text)) === true && !foreign?.test(text),
  )?.format;
}

function recognizes({ path: certain, name, content, foreign }: Recognition, path: string, text: string): boolean {
  if (foreign?.test(text)) return false;
  return certain?.test(path) || (name?.test(path) === true && content?.every((part) => part.test(text)) === true);
}
