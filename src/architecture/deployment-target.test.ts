import { describe, expect, test } from 'vitest';
import { readingOf } from '../inventory/reading.fixture.ts';
import { takeInventory } from '../inventory/take-inventory.ts';
import type { DeploymentFact } from '../model/facts.ts';
import { memoryTree } from '../tree/memory-tree.ts';
import { deploymentTarget } from './deployment-target.ts';
import { type ProjectIndex, projectIndexOf } from './project-index.ts';

type Files = Readonly<Record<string, string>>;
type Fact = Partial<DeploymentFact> & { readonly file?: string };

const indexOf = (files: Files): ProjectIndex => projectIndexOf(takeInventory(memoryTree(files), readingOf(files)));
const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, private: true, ...more });
const start = { scripts: { start: 'node .' } };
const files: Files = {
  'package.json': manifest('acme', { workspaces: ['packages/*', 'jobs', 'app', 'src', 'stack', 'stack/apps/*'], ...start }), 'main.ts': '',
  ...Object.fromEntries(['orders', 'users'].flatMap((name) => [[`packages/${name}/package.json`, manifest(`@acme/${name}`, start)], [`packages/${name}/a.ts`, '']])),
  'packages/kit/package.json': manifest('@acme/kit'), 'packages/kit/a.ts': '', 'packages/ui/package.json': manifest('ui'), 'packages/ui/project.json': '{ "name": "ui", "projectType": "library" }', 'packages/ui/a.ts': '',
  'jobs/package.json': manifest('night-shift', start), 'jobs/a.ts': '', 'app/package.json': manifest('front', start), 'app/a.ts': '', 'src/package.json': manifest('back', start), 'src/a.ts': '',
  'stack/package.json': manifest('stack', { workspaces: ['apps/*'], ...start }), 'stack/apps/one/package.json': manifest('one', start), 'stack/apps/one/a.ts': '', 'stack/apps/two/package.json': manifest('two', start), 'stack/apps/two/a.ts': '',
};
const index = indexOf(files);

/** The root of the project that a fact speaks of, or `none`. */
function target({ file = 'deploy/a.yml', ...fact }: Fact, dockerfiles: readonly Fact[] = [], within = index): string {
  const whole = (one: Fact): DeploymentFact => ({ technology: 'dockerfile', site: { file, line: 1, column: 1 }, ...one });
  const project = deploymentTarget(whole(fact), dockerfiles.map(whole), within);
  return project === undefined ? 'none' : project.root || 'the root';
}

describe('an image', () => {
  const runs = (image: string | undefined, name?: string): string => target({ technology: 'kubernetes', ...(image === undefined ? {} : { image }), ...(name === undefined ? {} : { name }) });

  test.each<[image: string | undefined, container: string | undefined, root: string]>([
    [undefined, undefined, 'none'], [undefined, 'orders', 'packages/orders'], [undefined, 'acme-orders', 'packages/orders'], [undefined, 'kit', 'none'], [undefined, 'acme-kit', 'none'],
    ['orders', undefined, 'packages/orders'], ['acme/orders', undefined, 'packages/orders'], ['ghcr.io/acme/orders', undefined, 'packages/orders'], ['acme/orders/main', undefined, 'packages/orders'],
    ['registry:5000/orders', undefined, 'packages/orders'], ['localhost/orders', undefined, 'packages/orders'],
    ['orders/web', undefined, 'packages/orders'], ['orders.io/web', undefined, 'none'], ['localhost/web', undefined, 'none'], ['users/orders', undefined, 'packages/orders'],
    ['kit', undefined, 'none'], ['ui', undefined, 'none'], ['acme', undefined, 'none'], ['stack', undefined, 'none'], ['redis', 'orders', 'none'], ['acme/nginx-orders', 'orders', 'none'],
    ['acme/acme-orders', undefined, 'packages/orders'], ['acme/team/acme-orders', undefined, 'packages/orders'], ['other/acme-orders', undefined, 'none'],
    ['acme-orders', undefined, 'none'], ['acme-orders', 'acme-orders', 'packages/orders'], ['acme-orders', 'orders', 'packages/orders'], ['acme-orders', 'web', 'none'],
    ['acme-shop-orders', 'orders', 'packages/orders'], ['-orders', 'orders', 'none'], ['acme-', 'acme-', 'none'],
    ['acme-night-shift', 'night-shift', 'none'], ['acme-jobs', 'jobs', 'jobs'],
  ])('%s in the container %s', (image, container, root) => expect(runs(image, container)).toBe(root));

  test('of a host called like a project is told by what follows', () => {
    const hosts = indexOf({ 'localhost/package.json': manifest('localhost', start), 'localhost/a.ts': '', 'localhosts/package.json': manifest('localhosts', start), 'localhosts/a.ts': '', 'mylocalhost/package.json': manifest('mylocalhost', start), 'mylocalhost/a.ts': '' });
    expect(['localhost/web', 'localhosts/web', 'mylocalhost/web'].map((image) => target({ technology: 'kubernetes', image }, [], hosts))).toEqual(['none', 'localhosts', 'mylocalhost']);
  });
});

describe('a Dockerfile', () => {
  test.each<[string, Fact, string]>([
    ['in the directory of a project', { dockerfile: 'packages/orders/Dockerfile', mentions: ['packages/users'] }, 'packages/orders'],
    ['of a library, too', { dockerfile: 'packages/kit/Dockerfile' }, 'packages/kit'],
    ['below one, by what it names', { dockerfile: 'packages/orders/docker/Dockerfile', mentions: ['packages/users'] }, 'packages/users'],
    ['below one, else of that one', { dockerfile: 'packages/orders/docker/Dockerfile' }, 'packages/orders'],
    ['of a store', { dockerfile: 'packages/orders/Dockerfile', image: 'postgres' }, 'none'],
    ['of a tool', { dockerfile: 'packages/orders/Dockerfile', image: 'nginx' }, 'packages/orders'],
    ['at the root', { dockerfile: 'Dockerfile' }, 'the root'],
    ['of a workspace below it', { dockerfile: 'stack/Dockerfile' }, 'stack'],
    ['called after a project', { dockerfile: 'docker/orders.Dockerfile' }, 'packages/orders'],
    ['called so at the end', { dockerfile: 'docker/Dockerfile.orders' }, 'packages/orders'],
    ['called so at the start', { dockerfile: 'docker/orders-prod.Dockerfile' }, 'packages/orders'],
    ['called so before an underline', { dockerfile: 'docker/Containerfile.users_dev' }, 'packages/users'],
    ['in a directory called so', { dockerfile: 'docker/orders/Dockerfile' }, 'packages/orders'],
    ['called and placed so, by its name', { dockerfile: 'docker/orders/users.dockerfile' }, 'packages/users'],
    ['called after a library', { dockerfile: 'docker/kit.Dockerfile' }, 'the root'],
    ['called after what holds others', { dockerfile: 'docker/stack.Dockerfile' }, 'the root'],
    ['called after the root', { dockerfile: 'docker/acme.Dockerfile' }, 'the root'],
    ['that is not told', { file: 'packages/orders/Dockerfile' }, 'packages/orders'],
  ])('%s', (_, fact, root) => expect(target(fact)).toBe(root));

  test('called so by its kind names no project of that name', () => {
    const made = indexOf({ 'package.json': manifest('acme', { workspaces: ['*'] }), 'dockerfile/package.json': manifest('dockerfile', start), 'dockerfile/a.ts': '', 'Dockerfiles/package.json': manifest('Dockerfiles', start), 'Dockerfiles/a.ts': '', 'my-dockerfile/package.json': manifest('my-dockerfile', start), 'my-dockerfile/a.ts': '' });
    expect(['build/dockerfile', 'build/Dockerfiles.a', 'build/a.my-dockerfile'].map((dockerfile) => target({ dockerfile }, [], made))).toEqual(['the root', 'Dockerfiles', 'my-dockerfile']);
  });
});

describe('what is built with a context and a Dockerfile', () => {
  const compose = (fact: Fact, dockerfiles: readonly Fact[] = []): string => target({ technology: 'compose', ...fact }, dockerfiles);
  const shared = 'docker/Dockerfile';
  const stages: readonly Fact[] = [{ dockerfile: shared, name: 'shop', mentions: ['packages/orders'] }, { dockerfile: shared, name: 'people', mentions: ['packages/users'] }, { dockerfile: shared, mentions: ['packages/kit'] }];

  test.each<[string, Fact, readonly Fact[], string]>([
    ['is where the Dockerfile lies', { context: 'packages/users', dockerfile: 'packages/orders/Dockerfile' }, [], 'packages/orders'],
    ['else where the context is', { context: 'packages/users', dockerfile: shared }, [], 'packages/users'],
    ['be it below a project', { context: 'packages/users/deep', dockerfile: shared }, [], 'packages/users'],
    ['without a Dockerfile, too', { context: 'packages/users' }, [], 'packages/users'],
    ['else what it names', { context: '', dockerfile: shared, name: 'users', mentions: ['packages/orders'] }, [], 'packages/orders'],
    ['by a path from its context', { context: 'stack', dockerfile: shared, mentions: ['apps/two'] }, [], 'stack/apps/two'],
    ['else what it is called', { context: '', dockerfile: shared, name: 'users' }, stages, 'packages/users'],
    ['but for a library', { context: '', dockerfile: shared, name: 'kit' }, [], 'the root'],
    ['and what holds others', { context: '', dockerfile: shared, name: 'stack' }, [], 'the root'],
    ['else what the stage that it names builds', { context: '', dockerfile: shared, name: 'x', mentions: ['people'] }, stages, 'packages/users'],
    ['or the only stage', { context: '', dockerfile: shared, name: 'x' }, stages.slice(1, 2), 'packages/users'],
    ['of that Dockerfile', { context: '', dockerfile: shared, name: 'x' }, [...stages.slice(0, 1), { dockerfile: 'other/Dockerfile', mentions: ['packages/users'] }], 'packages/orders'],
    ['of several stages none', { context: '', dockerfile: shared, name: 'x' }, stages, 'the root'],
    ['though its words are those of its stage', { context: '', dockerfile: 'docker/x.Dockerfile', name: 'x', mentions: ['nothing'] }, [], 'the root'],
    ['a store is none', { context: 'packages/orders', dockerfile: shared }, [{ dockerfile: shared, image: 'postgres' }], 'none'],
    ['unless another stage is no store', { context: 'packages/orders', dockerfile: shared }, [{ dockerfile: shared, image: 'postgres' }, { dockerfile: shared, image: 'acme' }], 'packages/orders'],
    ['or its base is not told', { context: 'packages/orders', dockerfile: shared }, [{ dockerfile: shared }], 'packages/orders'],
    ['nothing but its image', { image: 'acme/orders' }, [], 'packages/orders'],
    ['nothing at all', { context: '' }, [], 'none'],
  ])('%s', (_, fact, dockerfiles, root) => expect(compose(fact, dockerfiles)).toBe(root));

  test.each(['cloud-build', 'railway', 'render'] as const)('%s builds the Dockerfile that it names', (technology) => {
    expect(target({ technology, dockerfile: 'packages/orders/Dockerfile', file: 'packages/users/a.json' })).toBe('packages/orders');
    expect(target({ technology, file: 'packages/users/a.json' })).toBe('packages/users');
  });
});

describe('the file of a host', () => {
  test.each<[string, Fact, string]>([
    ['deploys the project in which it lies', { file: 'packages/orders/deploy/fly.toml' }, 'packages/orders'],
    ['or the directory that it names', { file: 'packages/orders/fly.toml', context: 'packages/users' }, 'packages/users'],
    ['at the root what it names', { file: 'fly.toml', mentions: ['packages/users'], name: 'orders' }, 'packages/users'],
    ['from its own directory', { file: 'stack/fly.toml', mentions: ['apps/two'] }, 'stack/apps/two'],
    ['or is called', { file: 'fly.toml', name: 'orders' }, 'packages/orders'],
    ['if that can be started', { file: 'fly.toml', name: 'kit' }, 'the root'],
    ['and holds no others', { file: 'fly.toml', name: 'stack' }, 'the root'],
    ['else what holds it', { file: 'stack/fly.toml' }, 'stack'],
  ])('%s', (_, fact, root) => expect(target({ technology: 'fly', ...fact } as Fact)).toBe(root));

  test('called as the one project at the root is that project', () => {
    const alone = indexOf({ 'package.json': manifest('shop', start), 'a.ts': '' });
    expect([target({ technology: 'fly', name: 'shop', file: 'fly.toml' } as Fact, [], alone), target({ technology: 'kubernetes', image: 'shop' }, [], alone)]).toEqual(['the root', 'none']);
  });
});

describe('Terraform', () => {
  const terraform = (fact: Fact, within = index): string => target({ technology: 'terraform', file: 'infra/main.tf', ...fact }, [], within);

  test('runs an image by its own title, not by that of the resource', () => {
    expect([terraform({ image: 'acme/orders', name: 'users' }), terraform({ image: 'acme-orders', name: 'orders' }), terraform({ image: 'acme-orders', name: 'x', mentions: ['orders'] })]).toEqual(['packages/orders', 'none', 'packages/orders']);
  });

  test.each<[string, Fact, string]>([
    ['code that is not told', {}, 'none'], ['the code of a project', { context: 'packages/orders/dist' }, 'packages/orders'], ['a build of one', { context: 'dist/packages/orders' }, 'packages/orders'],
    ['a directory of none', { context: 'dist/other' }, 'none'], ['the source of the root', { context: 'src-old' }, 'none'], ['the assets of the root', { context: 'static/code' }, 'the root'],
    ['code below the file', { file: 'main.tf', context: 'packages/orders' }, 'packages/orders'], ['code beside the file', { file: 'packages/orders/infra/main.tf', context: 'packages/orders/infra/code' }, 'none'],
    ['code of the project of the file', { file: 'packages/orders/main.tf', context: 'packages/orders/dist' }, 'packages/orders'],
  ])('%s', (_, fact, root) => expect(terraform(fact)).toBe(root));

  test.each([
    ['infra', true], ['infrastructure', true], ['terraform', true], ['tf', true], ['cdktf', true], ['iac', true], ['deploy', true], ['devops', true], ['infra-aws', true], ['infrastructure_a', true], ['terraform-x', true], ['cdktf-x', true],
    ['my-infra', true], ['a_infrastructure', true], ['a-terraform', true], ['a-cdktf', true], ['a-iac', true], ['Infra', true],
    ['infrared', false], ['tfx', false], ['tf-x', false], ['iac-x', false], ['deploy-api', false], ['my-deploy', false], ['my-tf', false], ['devops-kit', false], ['myinfra', false], ['microinfrastructure', false], ['myterraform', false], ['deployed', false],
  ])('%s is a directory of infrastructure, which runs nothing itself: %s', (name, is) => {
    const own = indexOf({ 'package.json': manifest('acme', { workspaces: ['*'] }), [`${name}/package.json`]: manifest('x', start), [`${name}/a.ts`]: '', 'z/package.json': manifest('z'), 'z/a.ts': '' });
    expect(terraform({ file: 'main.tf', context: `${name}/dist` }, own)).toBe(is ? 'none' : name);
  });

  test('what has no manifest makes no Terraform', () => {
    const nx = indexOf({ 'package.json': manifest('acme'), 'apps/a/project.json': '{ "name": "a", "targets": {} }', 'apps/a/a.ts': '', 'apps/b/project.json': '{ "name": "b", "targets": {} }', 'apps/b/b.ts': '' });
    expect(terraform({ context: 'apps/a' }, nx)).toBe('apps/a');
  });
});

describe('the words of a build', () => {
  const built = (...mentions: readonly string[]): string => target({ dockerfile: 'build/Dockerfile', mentions });
  const containers = ['app', 'apps', 'src', 'usr', 'opt', 'srv', 'code', 'home', 'root', 'workspace', 'dist', 'build', 'out', 'tmp', 'var', 'etc', 'bin'];
  const outputs = ['dist', 'build', 'out', '.output'];

  test.each<[string, string]>([
    ['packages/orders', 'packages/orders'], ['./packages/orders', 'packages/orders'], ['packages//orders/main.ts', 'packages/orders'], ['../packages/orders', 'the root'], ['orders', 'packages/orders'], ['night-shift', 'jobs'],
    ['jobs', 'jobs'], ['jobs/dist', 'jobs'], ['kit', 'the root'], ['@acme/kit', 'packages/kit'], ['app', 'the root'], ['src', 'the root'], ['front', 'app'], ['app/main.ts', 'app'], ['src/main.ts', 'src'], ['/app/main.ts', 'the root'],
    ['deep/jobs', 'the root'], ['deep/jobs/a', 'the root'], ['/jobs', 'the root'], ['/deep/jobs', 'the root'], ['/usr/deep/jobs', 'the root'], ['deep/packages/orders', 'packages/orders'], ['/x/packages/orders', 'packages/orders'], ['acme', 'the root'], ['stack', 'the root'],
    ['dist/app/main.ts', 'the root'], ['./jobs', 'jobs'], ['./jobs/./a.ts', 'jobs'],
  ])('%s', (mention, root) => expect(built(mention)).toBe(root));

  test('are paths from any directory above the file', () => {
    expect(target({ dockerfile: 'stack/apps/docker/Dockerfile', mentions: ['one/main.ts'] })).toBe('stack/apps/one');
  });

  test('tell what they name most often, be it first or last, with a manifest or without', () => {
    expect(built('packages/users', 'packages/orders', 'packages/orders/a')).toBe('packages/orders');
    const nx = indexOf({ 'package.json': manifest('acme'), ...Object.fromEntries(['a', 'b'].flatMap((name) => [[`apps/${name}/project.json`, `{ "name": "${name}", "targets": {} }`], [`apps/${name}/a.ts`, '']])), 'libs/c/package.json': manifest('c', { dependencies: { undefined: '*' } }), 'libs/c/c.ts': '' });
    const of = (...mentions: readonly string[]): string => target({ dockerfile: 'docker/Dockerfile', mentions }, [], nx);
    expect([of('apps/a', 'apps/b', 'apps/b/x'), of('apps/a', 'apps/b'), of('apps/a', 'libs/c'), of('a')]).toEqual(['apps/b', 'the root', 'the root', 'apps/a']);
  });

  test('what containers call so may stand before a name', () => {
    expect(containers.filter((name) => built(`/${name}/jobs`) !== 'jobs' || built(`/usr/${name}/jobs/a.ts`) !== 'jobs')).toEqual([]);
    expect(outputs.filter((name) => built(`${name}/jobs`) !== 'jobs' || built(`${name}/jobs/main.js`) !== 'jobs')).toEqual([]);
    expect(containers.filter((name) => !outputs.includes(name) && name !== 'src' && name !== 'app' && built(`${name}/jobs`) !== 'the root')).toEqual([]);
  });

  test('nothing that containers call so is a project by its word alone', () => {
    const called = (name: string): ProjectIndex => indexOf({ 'package.json': manifest('acme', { workspaces: ['*'] }), [`${name}/package.json`]: manifest(name, start), [`${name}/a.ts`]: '', 'z/package.json': manifest('z'), 'z/a.ts': '' });
    expect(containers.filter((name) => target({ dockerfile: 'docker/Dockerfile', mentions: [name] }, [], called(name)) !== 'the root')).toEqual([]);
    expect(containers.filter((name) => target({ dockerfile: 'docker/Dockerfile', mentions: [`${name}/main.ts`] }, [], called(name)) === name).sort()).toEqual(containers.filter((name) => !outputs.includes(name)).sort());
  });
});

describe('projects by place and name', () => {
  const holding = (marks: Files): boolean => {
    const own = indexOf({ 'package.json': manifest('acme', { workspaces: ['a', 'a/kits/*'] }), 'a/package.json': manifest('a'), 'a/a.ts': '', 'a/kits/b/package.json': manifest('b'), 'a/kits/b/b.ts': '', ...marks });
    return own.holdsOthers(own.at('a')!);
  };

  test('a directory holds others when a tool of workspaces says so', () => {
    const marks = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'turbo.json', 'rush.json', 'moon.yml', '.moon/workspace.yml'];
    expect(marks.filter((mark) => !holding({ [`a/${mark}`]: '' }))).toEqual([]);
    expect([holding({}), holding({ 'a/nest-cli.json': '{}' }), holding({ 'nx.json': '' }), holding({ 'a/kits/b/nx.json': '' }), holding({ 'a/package.json': manifest('a', { workspaces: ['kits/*'] }) })]).toEqual([false, false, false, false, true]);
  });

  test('or Nest does, for the projects that it lists', () => {
    const list = JSON.stringify({ monorepo: true, projects: { b: { root: 'kits/b' } } });
    expect(holding({ 'a/nest-cli.json': list })).toBe(true);
    expect(holding({ 'a/nest-cli.json': list, 'a/kits/c/package.json': manifest('c'), 'a/kits/c/c.ts': '' })).toBe(true);
    expect(holding({ 'nest-cli.json': JSON.stringify({ monorepo: true, projects: { b: { root: 'a/kits/b' } } }) })).toBe(false);
  });

  test('what stands beside the product is not held', () => {
    const own = indexOf({ 'package.json': manifest('shop'), 'a.ts': '', 'examples/b/package.json': manifest('b'), 'examples/b/b.ts': '', 'e2e/package.json': manifest('e2e'), 'e2e/a.ts': '' });
    expect([own.holdsOthers(own.at('')!), own.isSole(own.at('')!), own.isSole(own.at('e2e')!)]).toEqual([false, true, false]);
  });

  test('a name is first that of a package, then of a directory, then without its scope', () => {
    const own = indexOf({
      'package.json': manifest('acme', { workspaces: ['a/*', 'b/*', 'c/*'] }), 'a/api/package.json': manifest('web'), 'a/api/a.ts': '', 'b/x/package.json': manifest('api'), 'b/x/a.ts': '', 'c/y/package.json': manifest('@acme/web'), 'c/y/a.ts': '', 'c/z/package.json': manifest('@acme/zoo'), 'c/z/a.ts': '',
      'b/twin/package.json': manifest('one'), 'b/twin/a.ts': '', 'c/twin/package.json': manifest('two'), 'c/twin/a.ts': '',
    });
    expect(['api', 'web', 'y', 'zoo', '@acme/web', 'twin', 'acme', '', 'nothing'].map((name) => own.named(name)?.root)).toEqual(['b/x', 'a/api', 'c/y', 'c/z', 'c/y', undefined, '', undefined, undefined]);
  });

  test('what lies among the sources of a project is embedded, unless that one holds others', () => {
    const alone = indexOf({ 'package.json': manifest('kit'), 'a.ts': '', 'src/example/package.json': manifest('b'), 'src/example/b.ts': '' });
    expect(['src', 'files/a', 'docker', '', 'src/example', 'src/example/docker'].map((directory) => alone.isEmbedded(directory))).toEqual([true, true, false, false, true, false]);
    expect(['src', 'packages/orders/src', 'packages/orders/docker', 'packages/orders', 'stack/src', 'stack/apps/one'].map((directory) => index.isEmbedded(directory))).toEqual([false, true, false, false, false, false]);
  });

  test('what is started says so, or lies where such things do', () => {
    const runs = (root: string, scripts: object = {}, more: Files = {}): boolean => {
      const own = indexOf({ 'package.json': manifest('acme', { workspaces: ['**'] }), [`${root}/package.json`]: manifest('x', { scripts }), [`${root}/a.ts`]: '', ...more });
      return own.isRunnable(own.at(root)!);
    };
    expect(['start', 'serve', 'preview', 'dev', 'develop', 'start:prod', 'dev:all'].filter((script) => !runs('libs/a', { [script]: 'x' }))).toEqual([]);
    expect(['restart', 'started', 'devs', 'build', 'start:', 'start-all', 'my:dev', 'build:dev'].filter((script) => runs('libs/a', { [script]: 'x' }))).toEqual([]);
    expect(['app/a', 'apps/a', 'service/a', 'services/a', 'microservices/a', 'workers/a', 'x/apps/a', 'apps/orders'].filter((root) => !runs(root))).toEqual([]);
    expect(['apps/a/b', 'myapps/a', 'worker/a', 'libs/a', 'microservice/a'].filter((root) => runs(root))).toEqual([]);
    expect(runs('apps/a', { start: 'x' }, { 'apps/a/project.json': '{ "name": "x", "projectType": "library" }' })).toBe(false);
    expect(runs('libs/a', {}, { 'libs/a/project.json': '{ "name": "x", "projectType": "application" }' })).toBe(true);
  });
});
