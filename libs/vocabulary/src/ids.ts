/** UUID v7 strings, branded so that two kinds of id cannot be swapped. */
export type Id<Kind extends string> = string & { readonly __id?: Kind };

export type ProviderId = Id<'Provider'>;
export type StoreId = Id<'Store'>;
export type UserId = Id<'User'>;
export type AgentId = Id<'Agent'>;
