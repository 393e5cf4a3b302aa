/** Whether a machine runs this, as nearly every CI service says. */
export function isCi({ CI: value }: Readonly<Record<string, string | undefined>>): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}
