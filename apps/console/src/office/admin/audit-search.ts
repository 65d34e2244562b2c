import type { AuditQuery } from '../../gql/office/graphql';

export type AuditEntry = AuditQuery['auditEntries']['edges'][number]['node'];

/** The log's filters as they stand in the address. */
export const auditFilters = ['actor', 'action', 'type', 'subject', 'store', 'from', 'to'] as const;
export type AuditSearch = { readonly [Name in (typeof auditFilters)[number]]?: string | undefined };
