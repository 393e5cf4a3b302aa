import { PrismaClient } from '../generated/prisma/client.js';

export function connect(url: string): PrismaClient {
  return new PrismaClient({ datasourceUrl: url });
}
