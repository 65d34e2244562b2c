import { useQuery } from '@apollo/client/react';
import { Modal } from 'antd';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { type OwnRole, ownRoleHoldingDocument, withdrawOwnRoleDocument } from './documents';

/** Who has a role, before it is taken from them. */
export function WithdrawRole({ role, onClose }: { role: OwnRole; onClose: () => void }) {
  const t = useT();
  const { id, name } = role;
  const result = useQuery(ownRoleHoldingDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const withdraw = useAction(withdrawOwnRoleDocument);
  const seen = result.loading || result.error ? undefined : result.data?.ownRoleHolding;
  async function run() {
    if (seen && (await withdraw.run({ input: { id, contentHash: seen.contentHash } }))) onClose();
  }
  return (
    <Modal
      open
      title={t('roles.withdrawTitle', { name })}
      okText={t('roles.withdraw')}
      okButtonProps={{ danger: true, loading: withdraw.busy, disabled: seen === undefined }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <ProblemAlert problem={withdraw.problem} />
      <Loaded result={result}>
        {({ ownRoleHolding: { holders } }) =>
          holders.length === 0 ? (
            <p>{t('roles.nobody')}</p>
          ) : (
            <>
              <p>{t('roles.theyLose')}</p>
              <ul style={{ maxHeight: '45vh', overflow: 'auto', paddingInlineStart: 20 }}>
                {holders.map((holder, index) => (
                  <li key={index}>
                    {t('common.about', { what: holder.name, more: t(`roles.holder.${holder.kind}`) })}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Modal>
  );
}
