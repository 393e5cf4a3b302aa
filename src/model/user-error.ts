/**
 * The run cannot start or go on because of what the user asked for or wrote in the config: wrong usage, a config that
 * does not validate, a root that is no directory. Surfaces catch it once, print the message and end with exit code 2.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: 'usage' | 'config' | 'root';

  constructor(code: UserError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
