// A service to begin with: `npm run new:service training Lesson` writes libs/training, with a table of lessons, what
// reads it and its schema, and adds its line to the list of services. Then `npm install`, `npm run compose` and `npm run
// build` write the rest.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const list = 'libs/platform/src/database/services.ts';
const [name = '', thing = ''] = process.argv.slice(2);
if (!/^[a-z]+$/.test(name) || !/^[A-Z][A-Za-z]+$/.test(thing)) {
  process.stderr.write('npm run new:service <name> <Thing>, as in: npm run new:service training Lesson\n');
  process.exit(2);
}
if (existsSync(`libs/${name}`)) {
  process.stderr.write(`libs/${name} is there already\n`);
  process.exit(1);
}

const Name = name[0].toUpperCase() + name.slice(1);
const camel = thing[0].toLowerCase() + thing.slice(1);
const kebab = thing.replace(/\B([A-Z])/g, '-$1').toLowerCase();
const table = kebab.replaceAll('-', '_');

const files = {
  'package.json': `${JSON.stringify(
    {
      ...JSON.parse(readFileSync('libs/quality/package.json', 'utf8')),
      name: `@zuoxi/${name}`,
      nx: { tags: ['type:service', `scope:${name}`] },
    },
    null,
    2,
  )}\n`,
  'src/index.ts': `export { ${Name}Module } from './${name}.module.js';
export { service } from './service.js';
`,
  'src/service.ts': `import type { ServiceDefinition } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { ${Name}Module } from './${name}.module.js';

export const service = { module: ${Name}Module, entities } satisfies ServiceDefinition;
`,
  'src/entities.ts': `import { ${thing} } from './${kebab}/${kebab}.entity.js';

/** Every table of this service. */
export const entities = [${thing}];
`,
  [`src/${name}.module.ts`]: `import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { ${thing}Resolver } from './${kebab}/${kebab}.resolver.js';
import { ${thing}Service } from './${kebab}/${kebab}.service.js';

@Module({ providers: [provideDoor('${name}', entities), ${thing}Service, ${thing}Resolver] })
export class ${Name}Module {}
`,
  [`src/migrations/0001-${name}.sql`]: `create table ${name}.${table} (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (provider_id, store_id, id)
);
call platform.protect_store_table('${name}.${table}', 'select, insert');
`,
  [`src/${kebab}/${kebab}.graphql`]: `extend type Store @key(fields: "id") {
  id: ID!
  ${camel}s: [${thing}!]!
}
type ${thing} {
  id: ID!
  name: String!
  createdAt: DateTime!
}
`,
  [`src/${kebab}/${kebab}.entity.ts`]: `import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: '${name}', name: '${table}' })
export class ${thing} {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('timestamptz') createdAt!: Date;
}
`,
  [`src/${kebab}/${kebab}.service.ts`]: `import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import { Any } from 'typeorm';
import { ${thing} } from './${kebab}.entity.js';

@Injectable()
export class ${thing}Service {
  constructor(@Inject(doorOf('${name}')) private readonly db: Database) {}

  ofStores(ctx: ProviderContext, storeIds: readonly StoreId[]) {
    const where = { providerId: ctx.providerId, storeId: Any(storeIds) };
    return this.db.read(ctx, ({ manager }) => manager.find(${thing}, { where, order: { createdAt: 'DESC' } }));
  }
}
`,
  [`src/${kebab}/${kebab}.resolver.ts`]: `import { Parent, Resolver } from '@nestjs/graphql';
import { Access, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped } from '@zuoxi/platform/graphql';
import { Resolve } from '../api.js';
import { ${thing}Service } from './${kebab}.service.js';

@Resolver()
export class ${thing}Resolver {
  constructor(private readonly ${camel}s: ${thing}Service) {}

  @Resolve('Store.${camel}s')
  @Access('store:read')
  list(@Parent() store: { id: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.${camel}s.ofStores(ctx, ids);
    return loadGrouped(context, '${name}.${camel}s', store.id, load, (row) => row.storeId);
  }
}
`,
};

for (const [path, text] of Object.entries(files)) {
  const at = `libs/${name}/${path}`;
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
}
const services = readFileSync(list, 'utf8');
writeFileSync(list, services.replace('] as const;', `  '${name}',\n] as const;`));
process.stdout.write(`libs/${name} is there; now: npm install && npm run compose && npm run build\n`);
