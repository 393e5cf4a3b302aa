import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { version } from '../../version.ts';
import { addCheckTool } from './check-tool.ts';
import { addExplainTool } from './explain-tool.ts';
import { addMayImportTool } from './may-import-tool.ts';
import { addServicesTool } from './services-tool.ts';
import type { WarmRepository } from './warm-repository.ts';
import { addWhereIsInterfaceTool } from './where-is-interface-tool.ts';

/** What agents are told when they connect. */
const instructions = `mandate knows the service boundaries of this repository and judges as its CI does.
Before importing anything from another service or package: may_import (name the file, the specifier and the names).
To find what a service publishes: where_is_interface. To see all services, what they own and depend on: services.
After editing: check with the files you changed; "fail" means errors that CI would stop on. Text not yet written goes into contents.
A finding says what, why and how to fix it; explain tells more. Mend the cause: no waiver, comment or baseline unless the user asks for it.`;

/** A server of the Model Context Protocol that answers about one repository. */
export function createServer(repository: WarmRepository): McpServer {
  const server = new McpServer({ name: 'mandate', version }, { instructions, maxToolInputElements: 1000 });
  addMayImportTool(server, repository);
  addWhereIsInterfaceTool(server, repository);
  addCheckTool(server, repository);
  addServicesTool(server, repository);
  addExplainTool(server, repository);
  return server;
}
