interface Written {
  readonly direction: string;
  readonly agentId?: string | null;
  readonly agentAccount?: string | null;
}

/** Whether a message is of the agent who is reviewed: also where the file names no account, as when it is scored. */
export const isOf = ({ direction, agentId, agentAccount }: Written, reviewedId: string): boolean =>
  direction === 'agent' && (agentAccount == null || agentId === reviewedId);
