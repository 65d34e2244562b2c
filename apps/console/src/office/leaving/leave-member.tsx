import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { today } from '../../format/dates';
import { Loaded } from '../../ui/loaded';
import { useAction } from '../../ui/use-action';
import { memberLeavingDocument, memberLeftDocument } from './documents';
import { EndingList, LeaveDialog } from './leave-dialog';

interface Props {
  readonly member: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** The last day of somebody who is no agent. */
export function LeaveMember({ member, onClose }: Props) {
  const [leftOn, setLeftOn] = useState(today());
  const { id, name } = member;
  const result = useQuery(memberLeavingDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const leave = useAction(memberLeftDocument);
  const seen = result.loading || result.error ? undefined : result.data?.memberLeaving;
  async function run() {
    if (await leave.run({ input: { id, leftOn, contentHash: seen?.contentHash ?? null } })) onClose();
  }
  return (
    <LeaveDialog
      name={name}
      leftOn={leftOn}
      onDay={setLeftOn}
      busy={leave.busy}
      mayLeave={seen !== undefined}
      problem={leave.problem}
      onLeave={() => void run()}
      onClose={onClose}
    >
      <Loaded result={result}>{({ memberLeaving }) => <EndingList endings={memberLeaving.endings} />}</Loaded>
    </LeaveDialog>
  );
}
