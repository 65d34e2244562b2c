import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import type { ApiKeysQuery, CreateApiKeyInput } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { OneTimeText } from '../../ui/one-time-text';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { apiKeysDocument, createApiKeyDocument, revokeApiKeyDocument } from './documents';
import { RoleAndStore } from './role-and-store';
import { useRoles } from '../../ui/role-name';

type ApiKey = ApiKeysQuery['apiKeys']['edges'][number]['node'];

function CreateKey({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<CreateApiKeyInput>();
  const create = useAction(createApiKeyDocument);
  useMarkedFields(form, create.problem);
  async function submit(input: CreateApiKeyInput) {
    const made = await create.run({ input });
    if (made) onMade(made.createApiKey.secret);
  }
  return (
    <Modal
      open
      title={t('apiKeys.create')}
      okText={t('apiKeys.create')}
      confirmLoading={create.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={create.problem} />
      <Form form={form} layout="vertical" onFinish={(input) => void submit(input)}>
        <Form.Item
          name="name"
          label={t('apiKeys.name')}
          rules={[{ required: true, whitespace: true, message: t('contracts.required') }]}
        >
          <Input placeholder={t('apiKeys.nameHint')} />
        </Form.Item>
        <RoleAndStore isKey />
      </Form>
    </Modal>
  );
}

export function ApiKeysPage() {
  const t = useT();
  const { all: roles, nameOf: roleName } = useRoles();
  const state = useTable();
  const variables = { sort: state.sort };
  const result = useQuery(apiKeysDocument, { variables });
  const revoke = useAction(revokeApiKeyDocument);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const create = { label: t('apiKeys.create'), run: () => setCreating(true) };
  const columns: readonly Column<ApiKey>[] = [
    { key: 'name', title: t('apiKeys.name'), sort: 'name', render: ({ name }) => name },
    {
      key: 'role',
      title: t('members.role'),
      sort: 'role',
      words: wordsOf(roles, roleName),
      render: ({ role }) => roleName(role),
    },
    {
      key: 'store',
      title: t('common.store'),
      path: 'store.name',
      render: ({ store }) => store?.name ?? t('members.allStores'),
    },
    {
      key: 'createdBy',
      title: t('apiKeys.createdBy'),
      render: ({ createdBy }) => createdBy ?? NO_DATA,
    },
    {
      key: 'createdAt',
      title: t('common.createdAt'),
      kind: 'instant',
      sort: 'createdAt',
      render: ({ createdAt }) => formatDateTime(createdAt),
    },
    {
      key: 'lastUsedAt',
      title: t('apiKeys.lastUsed'),
      kind: 'instant',
      sort: 'lastUsedAt',
      render: ({ lastUsedAt }) => formatDateTime(lastUsedAt),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (key) =>
        key.revokedAt ? (
          t('apiKeys.revokedAt', { at: formatDateTime(key.revokedAt) })
        ) : (
          <>
            {key.endsAt && (
              <Tag color="orange">{t('leaving.endsAt', { at: formatDateTime(key.endsAt) })}</Tag>
            )}
            <Popconfirm
              title={t('apiKeys.revokeAsk', { name: key.name })}
              onConfirm={() => revoke.run({ input: { id: key.id } })}
            >
              <Button size="small" danger type="text">
                {t('apiKeys.revoke')}
              </Button>
            </Popconfirm>
          </>
        ),
    },
  ];
  return (
    <Page
      title={t('nav.apiKeys')}
      actions={
        <Button type="primary" onClick={create.run}>
          {create.label}
        </Button>
      }
    >
      {secret && <OneTimeText title={t('apiKeys.ready')} hint={t('apiKeys.readyHint')} text={secret} />}
      <ProblemAlert problem={revoke.problem} onClose={revoke.clear} />
      <Loaded result={result}>
        {({ apiKeys }) => (
          <DataTable<ApiKey>
            source={{
              list: 'apiKeys',
              title: t('nav.apiKeys'),
              document: apiKeysDocument,
              variables,
              rows: 'apiKeys',
            }}
            state={state}
            rowKey="id"
            rows={apiKeys.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('apiKeys.none')} action={create} />}
            page={apiKeys.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {creating && (
        <CreateKey
          onClose={() => setCreating(false)}
          onMade={(made) => {
            setSecret(made);
            setCreating(false);
          }}
        />
      )}
    </Page>
  );
}
