import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

interface SearchProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: string | undefined;
  readonly onChange: (name: string | undefined) => void;
}

/** A field that takes one of some names; a part that only one name has is enough when Enter is pressed. */
export function Search({ label, names, value, onChange }: SearchProps): JSX.Element {
  const [isUnknown, setUnknown] = useState(false);
  const take = (text: string, isWhole: boolean): void => {
    const found = nameOf(names, text, isWhole);
    setUnknown(text !== '' && isWhole && found === undefined);
    if (text === '' || found !== undefined) onChange(found);
  };
  return (
    <label class="search">
      {label}
      <input
        type="search"
        list="names"
        value={value ?? ''}
        placeholder="all services"
        aria-invalid={isUnknown}
        onInput={({ currentTarget }) => take(currentTarget.value, false)}
        onChange={({ currentTarget }) => take(currentTarget.value, true)}
      />
      <datalist id="names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {isUnknown && (
        <span class="worse" role="alert">
          No service has this name.
        </span>
      )}
    </label>
  );
}

function nameOf(names: readonly string[], text: string, isPart: boolean): string | undefined {
  if (names.includes(text)) return text;
  return isPart && text !== '' ? names.find((name) => name.toLowerCase().includes(text.toLowerCase())) : undefined;
}
