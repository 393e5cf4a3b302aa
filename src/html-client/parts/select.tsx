import type { JSX } from 'preact';

export type Choices = readonly (readonly [value: string, name: string])[];

interface SelectProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: Choices;
  readonly onChange: (value: string | undefined) => void;
  readonly all?: string;
}

/** A choice of one, or of none. */
export function Select({ label, value, choices, onChange, all = 'all' }: SelectProps): JSX.Element {
  // An option by its number: its value may be any text, the empty one too.
  const at = value === undefined ? -1 : choices.findIndex(([id]) => id === value);
  return (
    <label>
      {label}
      <select value={String(at)} onChange={({ currentTarget }) => onChange(choices[Number(currentTarget.value)]?.[0])}>
        <option value="-1">{all}</option>
        {choices.map(([id, name], index) => (
          <option key={id} value={String(index)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
