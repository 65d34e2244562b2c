import type { DocumentNode } from 'graphql';

export function expandLists(document: DocumentNode): DocumentNode;
export function withoutDeclarations(document: DocumentNode): DocumentNode;
