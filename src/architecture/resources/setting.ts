import type { SettingValue } from '../../model/data-facts.ts';
import type { Site } from '../../model/site.ts';

/** A setting as a service sees it. */
export interface Setting {
  readonly key: string;
  readonly value: SettingValue;
  readonly site: Site;
}
