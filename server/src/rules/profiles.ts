/** The rules that only the profile `all` has: what they find, many maintainers write on purpose, or can do nothing about. */
export const onlyInProfileAll: ReadonlySet<string> = new Set([
  'oci-branch-label',
  'oci-build-date-label',
  'oci-layer-install-unchecked',
  'old-getvar-argument',
  'unaccepted-license',
]);
