/** The last line of what a program printed, which says why it failed where nothing better is known. */

/**
 * Without what skopeo, runc and podman put around their words: `time="..." level=fatal msg="..."` and `Error: ...`. Empty for a program that printed
 * nothing.
 */
export function lastPrinted(output: string): string {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  const [, message = line] = /msg="(.*)"$/.exec(line) ?? [];
  return message.replaceAll('\\"', '"').replace(/^Error: /, '');
}
