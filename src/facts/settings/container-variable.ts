import type { SettingValue } from '../../model/data-facts.ts';
import { property } from '../documents/untyped.ts';
import { wholeName } from '../documents/kubernetes-resources.ts';
import { settingValue } from './setting-value.ts';

/** What an entry of a container's `env` holds: a value of its own, or one that lies in a map or secret. */
export function variableValue(key: string, variable: unknown): SettingValue {
  const from = property(variable, 'valueFrom');
  if (from === undefined) return plainValue(key, property(variable, 'value'));
  const source = property(from, 'secretKeyRef') ?? property(from, 'configMapKeyRef');
  return referenceTo(property(source, 'name'), property(source, 'key'));
}

/** A value that lies elsewhere; hidden when a template fills in where. */
export function referenceTo(name: unknown, key: unknown): SettingValue {
  const [set, member] = [wholeName(name), wholeName(key)];
  return set === undefined || member === undefined ? { kind: 'hidden' } : { kind: 'reference', name: set, key: member };
}

/** `$(NAME)` is how Kubernetes writes a variable that stands before this one. */
export function plainValue(key: string, value: unknown): SettingValue {
  if (typeof value !== 'string' && typeof value !== 'number') return { kind: 'hidden' };
  return settingValue(key, String(value).replace(/(?<!\$)\$\(([A-Za-z_]\w*)\)/g, '${$1}'));
}
