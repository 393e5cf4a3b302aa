export class DomainError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}
