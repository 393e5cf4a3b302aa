export type Result<Value, Reason extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason };

export function success<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function failure<Reason extends string>(reason: Reason): Result<never, Reason> {
  return { ok: false, reason };
}
