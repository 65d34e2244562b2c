/** UUID v7 strings, branded so that two kinds of id cannot be swapped. */
export type Id<Kind extends string> = string & { readonly __id?: Kind };

export type ProviderId = Id<'Provider'>;
export type StoreId = Id<'Store'>;
export type UserId = Id<'User'>;
export type AgentId = Id<'Agent'>;

/**
 * A conversation as callers name it. It says its business date, because conversations are kept in parts by month and
 * are found in one of them only by the day.
 */
export type ConversationId = Id<'Conversation'>;

export const conversationId = (on: string, key: string): ConversationId => `${on}.${key}`;

/** Ids that were given out before they said a day have none. */
export function readConversationId(id: ConversationId): { readonly on: string | null; readonly key: string } {
  const [on = '', key] = id.split('.');
  return key === undefined ? { on: null, key: id } : { on, key };
}
