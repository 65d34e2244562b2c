import { makeExecutableSchema } from '@graphql-tools/schema';
import { getResolversFromSchema, MapperKind, mapSchema } from '@graphql-tools/utils';
import { Inject } from '@nestjs/common';
import { AbstractGraphQLDriver, GraphQLFederationFactory, type GqlModuleOptions } from '@nestjs/graphql';
import {
  defaultFieldResolver,
  type GraphQLFieldConfig,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  parse,
} from 'graphql';
import { notFound } from '../errors/index.js';
import { loadGrouped, type GraphqlContext } from './loaders.js';

/** Builds the schema and serves nothing: the edge does that. */
export class SchemaOnlyDriver extends AbstractGraphQLDriver {
  override async start(): Promise<void> {}
  override async stop(): Promise<void> {}
}

/** Builds one service's federated schema, and serves nothing either. */
export class SubgraphDriver extends SchemaOnlyDriver {
  @Inject() private readonly federation: GraphQLFederationFactory;

  override async generateSchema(options: GqlModuleOptions): Promise<GraphQLSchema> {
    const schema = await this.federation.generateSchema(options);
    return completeReferences(schema, ReferenceOwners.ofSubgraph(schema));
  }
}

type ReferenceResolver = (reference: object, context: GraphqlContext, info: unknown) => unknown;
type Parent = { readonly __typename?: string; readonly id: string } & Record<string, unknown>;

/** The reference resolver of each entity, by type, as the features declare them. */
export class ReferenceOwners {
  private readonly owners = new Map<string, ReferenceResolver>();

  /** Keeps them when the schema is made: an executable schema has no place for them. */
  readonly collect = <Resolvers extends object>(resolvers: Resolvers): Resolvers => {
    // One map of types, or a list of such maps: a schema can be made from either.
    for (const types of [resolvers].flat()) {
      for (const [type, fields] of Object.entries(
        types as Record<string, { __resolveReference?: ReferenceResolver }>,
      )) {
        if (fields?.__resolveReference) this.owners.set(type, fields.__resolveReference);
      }
    }
    return resolvers;
  };

  /** Those that a federated schema keeps with its types. */
  static ofSubgraph(schema: GraphQLSchema): ReferenceOwners {
    const references = new ReferenceOwners();
    for (const [name, { extensions }] of Object.entries(schema.getTypeMap())) {
      const { apollo } = extensions as { apollo?: { subgraph?: { resolveReference?: ReferenceResolver } } };
      if (apollo?.subgraph?.resolveReference) references.owners.set(name, apollo.subgraph.resolveReference);
    }
    return references;
  }

  of(type: string): ReferenceResolver | undefined {
    return this.owners.get(type);
  }
}

/**
 * Completes entities that came from another service as a bare `{ __typename, id }` with what the owner's reference
 * resolver returns: a field without a resolver of its own is read from it, one with a resolver gets it as its parent.
 *
 * @param extensions fields (`Store.contract`) that a service adds to an entity of another: they stand on its id alone
 */
export function completeReferences(
  schema: GraphQLSchema,
  owners: ReferenceOwners,
  extensions: ReadonlySet<string> = new Set(),
): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name, typeName) => {
      const owner = owners.of(typeName);
      if (!owner || extensions.has(`${typeName}.${name}`)) return undefined;
      const complete = async (parent: Parent, context: GraphqlContext, info: unknown): Promise<Parent> => {
        const load = async (_: unknown, ids: readonly string[]) => {
          const rows = await Promise.all(ids.map((id) => owner({ __typename: typeName, id }, context, info)));
          return rows.filter((row): row is Parent => row != null);
        };
        const [row] = await loadGrouped(context, `reference:${typeName}`, parent.id, load, ({ id }) => id);
        return row ?? parent;
      };
      if (hasDefaultResolver(field)) {
        const missing = async (parent: Parent, context: GraphqlContext, info: unknown) => {
          const value = (await complete(parent, context, info))[name] ?? null;
          // The owner shows it to this caller not at all: that is a refusal, not an accident.
          if (value === null && isNonNullType(field.type)) throw notFound(typeName);
          return value;
        };
        return {
          ...field,
          // What is there is answered at once: a long list of entities would else wait for each of its leaves.
          resolve: (parent: Parent, args, context: GraphqlContext, info) =>
            parent[name] === undefined
              ? missing(parent, context, info)
              : (defaultFieldResolver(parent, args, context, info) as unknown),
        };
      }
      const { resolve = defaultFieldResolver } = field;
      return {
        ...field,
        resolve: (parent: Parent, args, context: GraphqlContext, info) =>
          isBare(parent)
            ? complete(parent, context, info).then((whole) => resolve(whole, args, context, info) as unknown)
            : (resolve(parent, args, context, info) as unknown),
      };
    },
  });
}

/** The fields that services add to entities of others, by the SDL of each service. */
export const entityExtensions = (subgraphs: readonly string[]): ReadonlySet<string> =>
  new Set(
    subgraphs
      .flatMap((sdl) => parse(sdl, { noLocation: true }).definitions)
      .flatMap((definition) =>
        definition.kind === Kind.OBJECT_TYPE_EXTENSION
          ? (definition.fields ?? []).map(({ name }) => `${definition.name.value}.${name.value}`)
          : [],
      )
      .filter((field) => !/^(Query|Mutation)\.|\.id$/.test(field)),
  );

const isBare = (parent: Parent): boolean =>
  Object.keys(parent).every((key) => key === 'id' || key === '__typename');

/** Making a schema gives every field without a resolver a default one, under its own or graphql's name. */
const hasDefaultResolver = ({ resolve }: GraphQLFieldConfig<unknown, unknown>): boolean =>
  !resolve || ['defaultFieldResolver', 'defaultMergedResolver'].includes(resolve.name);

/** The same resolvers under another SDL: what that SDL does not name does not exist. */
export function schemaVariant(full: GraphQLSchema, sdl: string): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: sdl,
    resolvers: getResolversFromSchema(full),
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
  });
}
