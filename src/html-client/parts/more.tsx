import type { JSX } from 'preact';

/** What asks for the rest; on paper, how much that is. */
export function More({ left, onClick }: { readonly left: number; readonly onClick: () => void }): JSX.Element {
  return (
    <button type="button" class="more" onClick={onClick}>
      <span class="on-screen">Show more (</span>
      <span class="on-paper">… and </span>
      {left}
      <span class="on-screen"> left)</span>
      <span class="on-paper"> more</span>
    </button>
  );
}
