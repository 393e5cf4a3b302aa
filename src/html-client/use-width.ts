import { type RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** The width of an element, followed while the window changes; `first` until it is known, and on paper. */
export function useWidth<Box extends HTMLElement>(first: number): [RefObject<Box>, number] {
  const box = useRef<Box>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const measure = (): void => setWidth(box.current?.clientWidth || first);
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return [box, width];
}
