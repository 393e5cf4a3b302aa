import type { Address, Told } from '../../model/data-facts.ts';
import type { Environment } from './environments.ts';
import type { Setting } from './setting.ts';

/** How far settings that name settings are followed. */
const deepest = 10;
const hole = /\$\{([A-Za-z_][\w.]*)(?::?[-=]([^{}]*))?\}/g;

/**
 * A text with its settings filled in. A default stands in for what nothing sets; what neither tells stays as `${NAME}`,
 * so that one unknown is not taken for another.
 */
export function fillIn(text: Told, { settings, defaults }: Pick<Environment, 'settings' | 'defaults'>): string {
  let filled = text;
  for (let depth = 0; depth < deepest && filled.includes('${'); depth++) {
    const next = filled.replace(hole, (whole, name: string, fallback: string | undefined) => (
      textOf(settings.get(name)) ?? textOf(defaults.get(name)) ?? fallback ?? whole
    ));
    if (next === filled) break;
    filled = next.length > 4096 ? filled : next;
  }
  return filled;
}

/** The variable that a setting is in the end: `DATABASE_URL` of `database.url`. */
export function variableOf(setting: string, { defaults }: Pick<Environment, 'defaults'>): string {
  let name = setting;
  for (let depth = 0; depth < deepest; depth++) {
    const value = defaults.get(name)?.value;
    const next = value?.kind === 'text' ? /^\$\{([A-Za-z_][\w.]*)/.exec(value.text)?.[1] : value?.kind === 'address' ? value.address.setting : undefined;
    if (next === undefined || next === name) break;
    name = next;
  }
  return name;
}

function textOf(setting: Setting | undefined): string | undefined {
  return setting?.value.kind === 'text' ? setting.value.text : undefined;
}

/** An address with its settings filled in; one that another setting holds as a whole is looked up there. */
export function fillInAddress(address: Address, environment: Pick<Environment, 'settings' | 'defaults'>, depth = 0): Address {
  const { setting, ...parts } = address;
  if (setting !== undefined && depth < deepest) {
    const held = environment.settings.get(setting) ?? environment.defaults.get(setting);
    if (held?.value.kind === 'address') {
      // What stands beside the setting adds to it: a database name given apart.
      return { ...filledParts(parts, environment), ...fillInAddress(held.value.address, environment, depth + 1) };
    }
    if (held?.value.kind === 'text') {
      const other = /^\$\{([A-Za-z_][\w.]*)/.exec(held.value.text)?.[1];
      if (other !== undefined && other !== setting) return fillInAddress({ ...parts, setting: other }, environment, depth + 1);
    }
    if (held?.value.kind === 'reference') return { setting: `secret ${held.value.name}, key ${held.value.key}`, ...pick(parts, 'engine') };
  }
  return {
    ...(setting === undefined || Object.keys(parts).some((part) => part !== 'engine') ? {} : { setting }),
    ...filledParts(parts, environment),
  };
}

function filledParts(parts: Address, environment: Pick<Environment, 'settings' | 'defaults'>): Address {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, fillIn(text, environment)]));
}

function pick(address: Address, part: 'engine'): Address {
  const value = address[part];
  return value === undefined ? {} : { [part]: value };
}
