import { useQuery } from '@apollo/client/react';
import { permissionText } from '@zuoxi/vocabulary';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { formatDateTime } from '../../format/dates';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { type OwnRole, ownRolesDocument } from './documents';
import { EditRole } from './edit-role';
import { WithdrawRole } from './withdraw-role';

/** Roles that the company sets itself, beside the shipped ones. */
export function RolesPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const state = useTable();
  const [editing, setEditing] = useState<OwnRole | 'new' | null>(null);
  const [withdrawing, setWithdrawing] = useState<OwnRole | null>(null);
  const variables = { sort: state.sort };
  const result = useQuery(ownRolesDocument, { variables });
  const add = may('role:write') ? { label: t('roles.add'), run: () => setEditing('new') } : null;
  const columns: readonly Column<OwnRole>[] = [
    { key: 'name', title: t('roles.name'), sort: 'name', render: ({ name }) => name },
    {
      key: 'permissions',
      title: t('roles.may'),
      path: null,
      render: ({ permissions }) =>
        permissions
          .map((permission) => permissionText(permission, locale))
          .join(locale === 'zh-CN' ? '、' : ', '),
    },
    { key: 'holders', title: t('roles.holders'), kind: 'number', render: ({ holders }) => holders },
    { key: 'changedBy', title: t('roles.changedBy'), render: ({ changedBy }) => changedBy },
    {
      key: 'changedAt',
      title: t('roles.changedAt'),
      sort: 'changedAt',
      kind: 'instant',
      render: ({ changedAt }) => formatDateTime(changedAt),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (role) =>
        add && (
          <Space size={0} wrap>
            <Button size="small" type="text" onClick={() => setEditing(role)}>
              {t('common.edit')}
            </Button>
            <Button size="small" danger type="text" onClick={() => setWithdrawing(role)}>
              {t('roles.withdraw')}
            </Button>
          </Space>
        ),
    },
  ];
  return (
    <Page
      title={t('nav.roles')}
      actions={
        add && (
          <Button type="primary" onClick={add.run}>
            {add.label}
          </Button>
        )
      }
    >
      <Loaded result={result}>
        {({ ownRoles }) => (
          <DataTable<OwnRole>
            source={{
              list: 'ownRoles',
              title: t('nav.roles'),
              document: ownRolesDocument,
              variables,
              rows: 'ownRoles',
            }}
            state={state}
            rowKey="id"
            rows={ownRoles.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('roles.none')} action={add} />}
            page={ownRoles.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {editing && <EditRole role={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {withdrawing && <WithdrawRole role={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Page>
  );
}
