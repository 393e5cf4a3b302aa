/** What stands before the name of a rule of a dependency-cruiser config. */
export const cruiserPrefix = 'dependency-cruiser/';

/** Whether an id is that of a rule which dependency-cruiser runs. */
export function isCruiserRule(id: string): boolean {
  return id.startsWith(cruiserPrefix) && id.length > cruiserPrefix.length;
}
