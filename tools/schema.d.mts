import type { DocumentNode } from 'graphql';

export function ownTypeDefs(name: string): { name: string; typeDefs: DocumentNode; sdl: string };
