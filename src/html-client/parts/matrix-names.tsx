import type { JSX } from 'preact';

interface NamesProps {
  readonly names: readonly string[];
  readonly cell: number;
  readonly font: number;
  readonly room: number;
  /** How many of a name there is room for. */
  readonly letters: number;
  readonly isColumns?: boolean;
  /** The one that is pointed at. */
  readonly over: string | undefined;
}

/** The names of the rows, or of the columns, of a matrix. */
export function Names({ names, cell, font, room, letters, isColumns = false, over }: NamesProps): JSX.Element {
  const [width, height] = isColumns ? [names.length * cell, room] : [room, names.length * cell];
  return (
    <svg class={isColumns ? 'names of-columns' : 'names of-rows'} width={width} height={height} font-size={font} aria-hidden="true">
      {names.map((name, index) => {
        const text = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
        const middle = (index + 0.5) * cell;
        const place = isColumns
          ? { transform: `translate(${middle} ${room - 6}) rotate(-90)` }
          : { 'x': room - 6, 'y': middle, 'text-anchor': 'end' as const };
        return (
          <text key={name} {...place} dy="0.35em" class={over === name ? 'over' : ''}>
            {text}
            <title>{name}</title>
          </text>
        );
      })}
    </svg>
  );
}
