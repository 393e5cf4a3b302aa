/** A JSON Schema of draft 7. */
export type Schema = Readonly<Record<string, unknown>>;
interface Optional {
  readonly optional: Schema;
}
/** A schema for each key of a type, marked as optional exactly where the type has it so. */
type Properties<Type> = { readonly [Key in keyof Type]-?: object extends Pick<Type, Key> ? Optional : Schema & { readonly optional?: never } };

export const text = (description?: string): Schema => ({ type: 'string', ...(description === undefined ? {} : { description }) });
export const count = (description?: string): Schema => ({ type: 'integer', minimum: 0, ...(description === undefined ? {} : { description }) });
export const number = (description?: string): Schema => ({ type: 'number', ...(description === undefined ? {} : { description }) });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const oneOf = (values: readonly string[], description?: string): Schema => ({ enum: values, ...(description === undefined ? {} : { description }) });
export const list = (items: Schema, description?: string): Schema => ({ type: 'array', items, ...(description === undefined ? {} : { description }) });
export const optional = (schema: Schema): Optional => ({ optional: schema });

/** The schema of an object with just the keys of a type: one that is missing here does not compile. */
export function object<Type>(properties: Properties<Type>, description?: string): Schema {
  const entries = Object.entries<Schema | Optional>(properties);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    additionalProperties: false,
    required: entries.filter(([, schema]) => !isOptional(schema)).map(([key]) => key),
    properties: Object.fromEntries(entries.map(([key, schema]) => [key, isOptional(schema) ? schema.optional : schema])),
  };
}

function isOptional(schema: Schema | Optional): schema is Optional {
  return 'optional' in schema;
}
