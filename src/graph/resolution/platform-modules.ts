const builtinNames = new Set([
  '_http_agent', '_http_client', '_http_common', '_http_incoming', '_http_outgoing', '_http_server', '_stream_duplex',
  '_stream_passthrough', '_stream_readable', '_stream_transform', '_stream_wrap', '_stream_writable', '_tls_common',
  '_tls_wrap', 'assert', 'assert/strict', 'async_hooks', 'buffer', 'bun', 'child_process', 'cluster', 'console',
  'constants', 'crypto', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises', 'domain', 'events', 'fs', 'fs/promises',
  'http', 'http2', 'https', 'inspector', 'inspector/promises', 'module', 'net', 'os', 'path', 'path/posix', 'path/win32',
  'perf_hooks', 'process', 'punycode', 'querystring', 'readline', 'readline/promises', 'repl', 'stream',
  'stream/consumers', 'stream/promises', 'stream/web', 'string_decoder', 'sys', 'timers', 'timers/promises', 'tls',
  'trace_events', 'tty', 'url', 'util', 'util/types', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib',
]);

const builtinSchemes = new Set(['node', 'bun', 'deno', 'cloudflare', 'workerd']);

/** Whether a specifier names a module of the platform by its bare name: `fs`, `path/posix`. */
export function isBuiltinName(specifier: string): boolean {
  return builtinNames.has(specifier);
}

/** The scheme before a colon, if the specifier has one: `node` of `node:fs`, `virtual` of `virtual:pwa`. */
export function schemeOf(specifier: string): string | undefined {
  const colon = specifier.indexOf(':');
  if (colon <= 0) return undefined;
  const slash = specifier.indexOf('/');
  return slash >= 0 && slash < colon ? undefined : specifier.slice(0, colon);
}

export function isBuiltinScheme(scheme: string): boolean {
  return builtinSchemes.has(scheme);
}

/** The package behind Deno's schemes: `zod` of `npm:zod@4/mini`; undefined for any other specifier. */
export function registrySpecifier(specifier: string): string | undefined {
  const scheme = schemeOf(specifier);
  if (scheme !== 'npm' && scheme !== 'jsr') return undefined;
  const rest = specifier.slice(scheme.length + 1);
  const bare = rest.startsWith('/') ? rest.slice(1) : rest;
  const version = bare.indexOf('@', 1);
  return version < 0 ? bare : bare.slice(0, version);
}

const frameworkModules = new Set(['$app', '$env', '$service-worker']);

/** Whether a specifier is an id that a bundler or framework answers itself and that can be no package name. */
export function isVirtualId(specifier: string): boolean {
  const first = specifier.charCodeAt(0);
  if (first === 0) return true;
  if (first === 0x24) return frameworkModules.has(firstSegment(specifier));
  // `~icons/x`, `~pages`; but `~/x` is an alias of the user.
  return first === 0x7e && specifier.length > 1 && specifier[1] !== '/' && specifier[1] !== '~';
}

function firstSegment(specifier: string): string {
  const slash = specifier.indexOf('/');
  return slash < 0 ? specifier : specifier.slice(0, slash);
}

/** The package a specifier names, with the subpath as './x' or '.'; undefined when it can be no package's name. */
export function splitPackage(specifier: string): { readonly name: string; readonly subpath: string } | undefined {
  const scoped = specifier.startsWith('@');
  let slash = specifier.indexOf('/');
  if (scoped) {
    if (slash <= 1) return undefined;
    slash = specifier.indexOf('/', slash + 1);
  }
  const name = slash < 0 ? specifier : specifier.slice(0, slash);
  if (!isPackageName(name)) return undefined;
  const rest = slash < 0 ? '' : specifier.slice(slash + 1);
  return { name, subpath: rest === '' ? '.' : `./${rest}` };
}

function isPackageName(name: string): boolean {
  return /^(?:@[\w.~-]+\/)?[A-Za-z0-9_-][\w.~-]*$/u.test(name);
}
