export function tokenise(text: string): string[] {
  return text.toLowerCase().split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== '');
}
