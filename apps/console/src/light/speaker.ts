import type { RowsKey } from '../i18n/dictionary';

interface Said {
  readonly direction: 'buyer' | 'agent' | 'bot' | 'system';
  readonly type: string;
  readonly agentAlias?: string | null;
  /** Staff see under which account an agent wrote whom nobody has matched. */
  readonly agentAccount?: string | null;
}

/** Who wrote a message, by the message: a conversation may have had several agents. */
export function speakerOf(message: Said, buyer: string, t: (key: RowsKey) => string): string {
  const { direction, type, agentAlias, agentAccount } = message;
  if (direction === 'buyer') return buyer;
  if (direction !== 'agent') return t(`shop.${direction}`);
  const name = agentAlias ?? agentAccount ?? t('shop.agent');
  // Sent by itself under the agent's name: nobody typed it.
  return type === 'automatic' ? `${name} · ${t('shop.automatic')}` : name;
}
