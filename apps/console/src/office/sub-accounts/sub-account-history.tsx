import { useQuery } from '@apollo/client/react';
import { Modal } from 'antd';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { WideTable } from '../../ui/wide-table';
import { type SubAccount, subAccountHistoryDocument } from './documents';

/** Who had a sub-account, and until when. */
export function SubAccountHistory({ account, onClose }: { account: SubAccount; onClose: () => void }) {
  const t = useT();
  const result = useQuery(subAccountHistoryDocument, {
    variables: { storeId: account.store.id, search: account.name },
    fetchPolicy: 'network-only',
  });
  return (
    <Modal open footer={null} title={t('subAccounts.historyOf', { name: account.name })} onCancel={onClose}>
      <Loaded result={result}>
        {({ subAccounts }) => (
          <WideTable
            size="small"
            pagination={false}
            rowKey={({ name, sinceOn }) => `${name} ${sinceOn}`}
            locale={{ emptyText: t('subAccounts.neverGiven') }}
            dataSource={subAccounts.edges.find(({ node }) => node.id === account.id)?.node.history ?? []}
            columns={[
              { title: t('subAccounts.holder'), dataIndex: 'name' },
              { title: t('subAccounts.since'), dataIndex: 'sinceOn' },
              {
                title: t('subAccounts.returned'),
                dataIndex: 'returnedOn',
                render: (on: string | null) => on ?? NO_DATA,
              },
              { title: t('subAccounts.givenBy'), dataIndex: 'givenBy' },
            ]}
          />
        )}
      </Loaded>
    </Modal>
  );
}
