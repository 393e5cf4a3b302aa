import manifest from '../package.json' with { type: 'json' };

/** The version of this tool, as its manifest has it. */
export const version: string = manifest.version;
