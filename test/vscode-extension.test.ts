import { expect, test } from 'vitest';
import * as extension from '../editors/vscode/src/server-protocol.ts';
import { trustMethod } from '../src/surfaces/lsp/answer.ts';
import { checkCommand, explainCommand, graphCommand } from '../src/surfaces/lsp/commands.ts';
import { type Status, statusMethod } from '../src/surfaces/lsp/status.ts';

test('the extension and the server call their notifications and commands by the same names', () => {
  const { serverCommands, ...methods } = extension;
  expect({ ...methods, ...serverCommands }).toEqual({ statusMethod, trustMethod, check: checkCommand, graph: graphCommand, explain: explainCommand });
});

test('the status that the server tells is the one that the extension shows', () => {
  const told: Status = {
    root: 'file:///shop', folders: [], services: 0, files: 0, findings: { errors: 0, warnings: 0 }, problems: { errors: 0, warnings: 0 }, trusted: true,
  };
  // Held by the types: each takes the other.
  const shown: extension.Status = told;
  const same: Required<Status> = shown as Required<extension.Status>;
  expect(Object.keys(same)).toEqual(Object.keys(told));
});
