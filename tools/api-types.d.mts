import type { DocumentNode } from 'graphql';

export function apiTypes(own: { name: string; typeDefs: DocumentNode; sdl: string }): string;
