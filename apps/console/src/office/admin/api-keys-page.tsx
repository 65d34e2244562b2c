import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ApiKeysQuery, CreateApiKeyInput } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { OneTimeText } from '../../ui/one-time-text';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { apiKeysDocument, createApiKeyDocument, revokeApiKeyDocument } from './documents';
import { RoleAndStore } from './role-and-store';
import { useRoleName } from './role-name';
import { WideTable } from '../../ui/wide-table';

type ApiKey = ApiKeysQuery['apiKeys'][number];

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
        <RoleAndStore />
      </Form>
    </Modal>
  );
}

export function ApiKeysPage() {
  const t = useT();
  const roleName = useRoleName();
  const result = useQuery(apiKeysDocument);
  const revoke = useAction(revokeApiKeyDocument);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const create = { label: t('apiKeys.create'), run: () => setCreating(true) };
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
          <WideTable<ApiKey>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={[...apiKeys]}
            locale={{ emptyText: <EmptyState text={t('apiKeys.none')} action={create} /> }}
            columns={[
              { title: t('apiKeys.name'), dataIndex: 'name' },
              { title: t('members.role'), dataIndex: 'role', render: roleName },
              { title: t('common.store'), render: (_, key) => key.store?.name ?? t('members.allStores') },
              { title: t('common.createdAt'), dataIndex: 'createdAt', render: formatDateTime },
              { title: t('apiKeys.lastUsed'), dataIndex: 'lastUsedAt', render: formatDateTime },
              {
                title: t('common.actions'),
                render: (_, key) =>
                  key.revokedAt ? (
                    t('apiKeys.revokedAt', { at: formatDateTime(key.revokedAt) })
                  ) : (
                    <Popconfirm
                      title={t('apiKeys.revokeAsk', { name: key.name })}
                      onConfirm={() => revoke.run({ input: { id: key.id } })}
                    >
                      <Button size="small" danger type="text">
                        {t('apiKeys.revoke')}
                      </Button>
                    </Popconfirm>
                  ),
              },
            ]}
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
