import type { DocumentNode } from 'graphql';

export function apiTypes(own: {
  name: string;
  typeDefs: DocumentNode;
  sdl: string;
}): Readonly<Record<'api.ts' | 'api.types.ts', string>>;
