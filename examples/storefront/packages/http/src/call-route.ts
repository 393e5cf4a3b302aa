import { fillPath } from './fill-path';
import type { Call, Route } from './route';

export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly status: number;

  constructor(route: Route<unknown, unknown>, status: number) {
    super(`${route.method} ${route.path} answered ${status}`);
    this.status = status;
  }
}

export async function callRoute<Body, Reply>(baseUrl: string, route: Route<Body, Reply>, call: Call<Body> = {}): Promise<Reply> {
  const response = await fetch(new URL(fillPath(route.path, call.params ?? {}), baseUrl), {
    method: route.method,
    ...(call.body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(call.body) }),
  });
  if (!response.ok) throw new CallFailed(route as Route<unknown, unknown>, response.status);
  return route.reply.parse(await response.json());
}
