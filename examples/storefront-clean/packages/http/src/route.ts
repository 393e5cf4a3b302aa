export interface Schema<Value> {
  parse(value: unknown): Value;
}

/** One operation of a service as its contract words it. */
export interface Route<Body, Reply> {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: Schema<Body>;
  readonly reply: Schema<Reply>;
}

export interface Call<Body> {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Body;
}
