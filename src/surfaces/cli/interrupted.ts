/** Settles at the first Ctrl-C, or when the process is asked to end; a second one ends it as ever. */
export function interrupted(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle());
  });
}
