import type { StaticFeature } from 'vscode-languageclient/node';

/**
 * Tells a server of its own folders only: in a workspace of several installs each has a server. Folders that come and go later are told by
 * whoever starts servers. The commands of servers are kept from VS Code, where a second server could not register them again.
 */
export function foldersFeature(folders: () => readonly { readonly uri: string; readonly name: string }[]): StaticFeature {
  return {
    fillInitializeParams(params) {
      params.workspaceFolders = [...folders()];
    },
    fillClientCapabilities: () => undefined,
    preInitialize(capabilities) {
      delete capabilities.executeCommandProvider;
      delete capabilities.workspace?.workspaceFolders;
    },
    initialize: () => undefined,
    getState: () => ({ kind: 'static' }),
    clear: () => undefined,
  };
}
