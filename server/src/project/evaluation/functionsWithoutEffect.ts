/**
 * Functions of OpenEmbedded's library that print messages and set nothing: they are not run. Each costs more than all else that is done
 * for a recipe, and what they say concerns the build.
 */
export const functionsWithoutEffect: ReadonlySet<string> = new Set([
  // Parses every LICENSE with a grammar of its own, and reports what does not follow it.
  'oe.license.check_license_format',
]);
