import type { DeploymentFact, Reader } from '../../model/facts.ts';
import { appEngine } from './app-engine.ts';
import { cloudBuild } from './cloud-build.ts';
import { compose } from './compose.ts';
import { dockerfile } from './dockerfile.ts';
import { fly } from './fly.ts';
import { framework } from './framework.ts';
import { helmValues } from './helm-values.ts';
import { kubernetes } from './kubernetes.ts';
import { nestCli } from './nest-cli.ts';
import { netlify } from './netlify.ts';
import { nx } from './nx.ts';
import { pm2 } from './pm2.ts';
import { procfile } from './procfile.ts';
import { railway } from './railway.ts';
import { render } from './render.ts';
import { serverless } from './serverless.ts';
import { terraform } from './terraform.ts';
import { trigger } from './trigger.ts';
import { vercel } from './vercel.ts';
import { wrangler } from './wrangler.ts';

/** Every technology that can say what is deployed. A file may be read by more than one. */
export const deploymentReaders: readonly Reader<DeploymentFact>[] = [
  appEngine, cloudBuild, compose, dockerfile, fly, framework, helmValues, kubernetes, nestCli, netlify, nx, pm2, procfile,
  railway, render, serverless, terraform, trigger, vercel, wrangler,
];

const none: readonly Reader<DeploymentFact>[] = [];
const code = /\.[cm]?[jt]sx?$/;
const tellingCode = /(\.config|(^|\/)(gatsby-config|serverless[^/]*|vercel|now))\.[cm]?[jt]s$/;
const data = /\.(json[c5]?|toml)$/i;
const tellingData = /(^|\/)(\.?nest-cli|project|serverless[^/]*|vercel|now|netlify|wrangler[^/]*|railway[^/]*|fly[^/]*|app|angular|tauri\.conf|tauri|ecosystem[^/]*|pm2[^/]*|cloudbuild[^/]*)\.(json[c5]?|toml)$/i;
const others = /\.ya?ml$|\.tf$|docker|container|(^|\/)Procfile$/i;

/**
 * The readers of a path: the same as asking each of them, at a hundredth of the cost, because nearly every path of a
 * repository is one that none of them reads.
 */
export function deploymentReadersOf(path: string): readonly Reader<DeploymentFact>[] {
  const telling = code.test(path) ? tellingCode : data.test(path) ? tellingData : others;
  return telling.test(path) ? deploymentReaders.filter((reader) => reader.reads(path)) : none;
}
