/** The names of architectures: OCI images bear those of Go, BitBake has its own. */

/** Go's name for what BitBake or a compiler calls otherwise; undefined for names that are Go's own, or unknown. */
export function goArchitecture(name: string): string | undefined {
  return names.find(([pattern]) => pattern.test(name))?.[1];
}

/** BitBake's name for what Go calls otherwise, of the architectures that containers are usually built for. */
export function bitbakeArchitecture(goName: string): string | undefined {
  return new Map([
    ['amd64', 'x86_64'],
    ['arm64', 'aarch64'],
  ]).get(goName);
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^i[3-6]86$|^x86$/, '386'],
  [/^x86[_-]64$/, 'amd64'],
  [/^aarch64(?:_be)?$/, 'arm64'],
  [/^armv[5-8]\w*$|^arm(?:eb|hf|el)$/, 'arm'],
  [/^mips64el/, 'mips64le'],
  [/^mipsel$/, 'mipsle'],
  [/^p(?:pc|owerpc)64le$/, 'ppc64le'],
  [/^powerpc64$/, 'ppc64'],
  [/^loongarch64$/, 'loong64'],
];
