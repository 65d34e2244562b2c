import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { today } from '../../format/dates';
import { Loaded } from '../../ui/loaded';
import { useAction } from '../../ui/use-action';
import { agentLeavingDocument, agentLeftDocument } from './documents';
import { EndingList, LeaveDialog } from './leave-dialog';

interface Props {
  readonly agent: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** An agent's last day: with the login, and with the shifts after it. */
export function LeaveAgent({ agent, onClose }: Props) {
  const [leftOn, setLeftOn] = useState(today());
  const agentId = agent.id;
  const result = useQuery(agentLeavingDocument, {
    variables: { agentId, leftOn },
    fetchPolicy: 'network-only',
  });
  const leave = useAction(agentLeftDocument);
  const seen = result.loading || result.error ? undefined : result.data?.agentLeaving;
  async function run() {
    if (await leave.run({ input: { agentId, leftOn, contentHash: seen?.contentHash ?? null } })) onClose();
  }
  return (
    <LeaveDialog
      name={agent.name}
      leftOn={leftOn}
      onDay={setLeftOn}
      busy={leave.busy}
      mayLeave={seen !== undefined}
      problem={leave.problem}
      onLeave={() => void run()}
      onClose={onClose}
    >
      <Loaded result={result}>{({ agentLeaving }) => <EndingList endings={agentLeaving.endings} />}</Loaded>
    </LeaveDialog>
  );
}
