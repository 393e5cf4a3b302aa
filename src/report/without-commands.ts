/** A text in which no line is an order to the runner of GitHub Actions; to a reader it looks the same but for a space. */
export function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[');
}
