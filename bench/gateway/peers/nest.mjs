// Nest, Apollo Server and TypeORM as their documentation has them: Express, every default of the server, a repository
// in each resolver, which says role and store in a transaction of its own. Decorators are called, as there is no
// compiler here.
import 'reflect-metadata';
import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { Inject } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { databaseUrl, port, reader, ready, storeId } from './case.mjs';

const text = { type: 'text' };
const Store = new EntitySchema({
  name: 'store',
  columns: { id: { type: 'uuid', primary: true }, name: text },
});
const Report = new EntitySchema({
  name: 'report',
  columns: {
    id: { type: 'uuid', primary: true },
    storeId: { type: 'uuid', name: 'store_id' },
    on: { type: 'date' },
    version: { type: 'int' },
    status: text,
    headline: text,
    comment: { ...text, nullable: true },
    revisionReason: { ...text, name: 'revision_reason', nullable: true },
    asOf: { type: 'timestamptz', name: 'as_of' },
    publishedAt: { type: 'timestamptz', name: 'published_at', nullable: true },
  },
});

const typeDefs = `
  scalar Date
  type Query { store: Store }
  type Store { id: ID! name: String! dailyReports(first: Int!): ReportConnection! }
  type ReportConnection { edges: [ReportEdge!]! pageInfo: PageInfo! }
  type ReportEdge { node: Report! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Report {
    id: ID! on: String! version: Int! status: String! headline: String!
    comment: String revisionReason: String asOf: Date! publishedAt: Date
  }
`;

class StoreResolver {
  constructor(dataSource) {
    this.dataSource = dataSource;
  }
  scoped(work) {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`set local role ${reader}`);
      await manager.query(`select set_config('app.store_id', $1, true)`, [storeId]);
      return work(manager);
    });
  }
  store() {
    return this.scoped((manager) => manager.findOneBy(Store, { id: storeId }));
  }
  async dailyReports(store) {
    const found = await this.scoped((manager) =>
      manager.find(Report, { where: { storeId: store.id }, order: { on: 'DESC' }, take: 29 }),
    );
    const rows = found.slice(0, 28);
    return {
      edges: rows.map((node) => ({ node })),
      pageInfo: { hasNextPage: found.length > 28, endCursor: rows.at(-1).on },
    };
  }
}
const { prototype } = StoreResolver;
const decorate = (name, decorator) =>
  decorator(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
Inject(getDataSourceToken())(StoreResolver, undefined, 0);
Resolver('Store')(StoreResolver);
decorate('store', Query('store'));
decorate('dailyReports', ResolveField('dailyReports'));
Parent()(prototype, 'dailyReports', 0);

class AppModule {}
Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url: databaseUrl, entities: [Store, Report] }),
    GraphQLModule.forRoot({ driver: ApolloDriver, typeDefs }),
  ],
  providers: [StoreResolver],
})(AppModule);

const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
await app.listen(port, '127.0.0.1');
ready();
