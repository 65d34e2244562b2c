import { Button, Popconfirm, Space } from 'antd';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { closeSubAccountDocument, type SubAccount, takeBackSubAccountDocument } from './documents';

interface Props {
  readonly account: SubAccount;
  readonly mayWrite: boolean;
  readonly onEdit: (account: SubAccount) => void;
  readonly onGive: (account: SubAccount) => void;
  readonly onShow: (account: SubAccount) => void;
}

export function SubAccountActions({ account, mayWrite, onEdit, onGive, onShow }: Props) {
  const t = useT();
  const takeBack = useAction(takeBackSubAccountDocument);
  const close = useAction(closeSubAccountDocument);
  const subAccountId = account.id;
  const { name, holder } = account;
  return (
    <Space size={0} wrap>
      <ProblemAlert
        problem={takeBack.problem ?? close.problem}
        onClose={() => {
          takeBack.clear();
          close.clear();
        }}
      />
      {mayWrite && (
        <Button size="small" type="text" onClick={() => onGive(account)}>
          {t(holder ? 'subAccounts.handOver' : 'subAccounts.give')}
        </Button>
      )}
      {mayWrite && holder && (
        <Popconfirm
          title={t('subAccounts.takeBackAsk', { name, holder: holder.name })}
          onConfirm={() => takeBack.run({ input: { subAccountId, returnedOn: today() } })}
        >
          <Button size="small" type="text">
            {t('subAccounts.takeBack')}
          </Button>
        </Popconfirm>
      )}
      {mayWrite && (
        <Button size="small" type="text" onClick={() => onEdit(account)}>
          {t('common.edit')}
        </Button>
      )}
      <Button size="small" type="text" onClick={() => onShow(account)}>
        {t('subAccounts.history')}
      </Button>
      {mayWrite && !holder && (
        <Popconfirm
          title={t('subAccounts.closeAsk', { name })}
          onConfirm={() => close.run({ input: { subAccountId } })}
        >
          <Button size="small" danger type="text">
            {t('subAccounts.close')}
          </Button>
        </Popconfirm>
      )}
    </Space>
  );
}
