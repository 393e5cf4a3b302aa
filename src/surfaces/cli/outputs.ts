import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../../model/nearest-name.ts';
import { UserError } from '../../model/user-error.ts';
import { formatNames, formats, type Format, type FormatName } from '../../report/formats.ts';
import type { Io } from './io.ts';

/** One print of the report: in a format, to a file or to stdout. */
export interface ReportOutput {
  readonly format: FormatName;
  /** As the user wrote it. */
  readonly file: string | undefined;
}

/** Takes what stands behind one `-f`, such as `text,sarif:out/mandate.sarif`, to what the ones before it asked for. */
export function addFormats(text: string, before: readonly ReportOutput[] = []): readonly ReportOutput[] {
  return [...before, ...text.split(',').map((part) => {
    const colon = part.indexOf(':');
    const [format, file] = colon === -1 ? [part, undefined] : [part.slice(0, colon), part.slice(colon + 1)];
    if (!isFormat(format)) {
      throw new InvalidArgumentError(`There is no format "${format}"${didYouMean(format, formatNames) || '.'} The formats are ${formatNames.join(', ')}.`);
    }
    if (file === '') throw new InvalidArgumentError(`The file is missing: write ${format}:<file>, or ${format} for stdout.`);
    return { format, file };
  })];
}

/**
 * Where the report goes. `outputFile` is for the one format without a file of its own. Where none is asked for it is text, and in
 * a job of GitHub Actions annotations beside it.
 */
export function outputsOf(asked: readonly ReportOutput[], outputFile: string | undefined, env: Io['env']): readonly ReportOutput[] {
  const annotated: readonly ReportOutput[] = env['GITHUB_ACTIONS'] === 'true' ? [{ format: 'github', file: undefined }] : [];
  const outputs = asked.length === 0 ? [{ format: 'text', file: outputFile } as const, ...annotated] : withFile(asked, outputFile);
  const shown = outputs.filter(({ file }) => file === undefined).map(({ format }) => format);
  if (shown.length > 1 && !mayShare(shown)) {
    throw new UserError('usage', `The formats ${shown.join(' and ')} would run into each other on stdout. Give all but one of them a file: `
      + `${shown.map((format, index) => index === 0 ? `-f ${format}` : `-f ${format}:<file>`).join(' ')}`);
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UserError('usage', `Two formats would be written to ${twice}. Give each a file of its own.`);
  return outputs;
}

function withFile(asked: readonly ReportOutput[], outputFile: string | undefined): readonly ReportOutput[] {
  if (outputFile === undefined) return asked;
  const open = asked.filter(({ file }) => file === undefined);
  if (open.length !== 1) {
    throw new UserError('usage', open.length === 0
      ? `Every format has a file already, so --output-file ${outputFile} has nothing to write. Leave it out.`
      : `--output-file is for one format, and ${open.map(({ format }) => format).join(' and ')} have no file. Give each its own: ${open.map(({ format }) => `-f ${format}:<file>`).join(' ')}`);
  }
  return asked.map((output) => output.file === undefined ? { ...output, file: outputFile } : output);
}

/** Annotations are lines among those of a log; two texts, or the same twice, would only be long. */
function mayShare(shown: readonly FormatName[]): boolean {
  return shown.length === 2 && new Set(shown).size === 2 && shown.includes('github')
    && shown.every((format) => (formats[format] as Format).isLog === true);
}

function isFormat(text: string): text is FormatName {
  return Object.hasOwn(formats, text);
}
