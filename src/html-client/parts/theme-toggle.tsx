import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Light or dark: what the system asks for, until somebody says otherwise. */
export function ThemeToggle(): JSX.Element {
  const [isDark, setDark] = useState(prefersDark);
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => {
      if (document.documentElement.dataset['theme'] === undefined) setDark(media.matches);
    };
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const toggle = (): void => {
    document.documentElement.dataset['theme'] = isDark ? 'light' : 'dark';
    setDark(!isDark);
    dispatchEvent(new Event('themechange'));
  };
  return (
    <button type="button" class="theme" aria-pressed={isDark} aria-label="Dark colours" title="Dark colours" onClick={toggle}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" />
      </svg>
    </button>
  );
}

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
