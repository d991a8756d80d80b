/** Our messages are written like Markdown, with names in backticks; where a client shows plain text, they stand in quotes. */
export function plainText(message: string): string {
  return message.replaceAll(/`([^`]*)`/g, "'$1'");
}
