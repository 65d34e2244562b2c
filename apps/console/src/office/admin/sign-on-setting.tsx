import { useQuery } from '@apollo/client/react';
import { Button, Card, Flex, Form, Input, Popconfirm, Select, Typography } from 'antd';
import type { SignOnQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import {
  allowPasswordsDocument,
  removeSignOnDocument,
  requireSignOnDocument,
  setSignOnDocument,
  signOnDocument,
} from './sign-on-documents';

type SignOn = NonNullable<SignOnQuery['signOn']>;
interface Values {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly domains: string[];
}

/** Where the company's people sign in, if not by a password here. */
export function SignOnSetting() {
  const t = useT();
  const result = useQuery(signOnDocument);
  return (
    <Card size="small" title={t('signOn.title')} style={{ marginTop: 12 }}>
      <Loaded result={result}>
        {({ signOn, signOnRedirect }) => (
          <>
            <Typography.Paragraph type="secondary">
              {signOnRedirect ? t('signOn.hint', { redirect: signOnRedirect }) : t('signOn.noAddress')}
            </Typography.Paragraph>
            {signOnRedirect && <IssuerForm key={signOn?.changedAt} signOn={signOn} />}
            {signOn && <Requirement signOn={signOn} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function IssuerForm({ signOn }: { signOn: SignOn | null }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const save = useAction(setSignOnDocument);
  useMarkedFields(form, save.problem);
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ maxWidth: 720 }}
      initialValues={signOn ? { ...signOn, domains: [...signOn.domains] } : { domains: [] }}
      onFinish={({ clientSecret, ...values }) =>
        void save.run({ input: { ...values, ...(clientSecret ? { clientSecret } : {}) } })
      }
    >
      <ProblemAlert problem={save.problem} />
      <Form.Item name="issuer" label={t('signOn.issuer')} rules={required}>
        <Input placeholder="https://sso.example.com" />
      </Form.Item>
      <Form.Item name="clientId" label={t('signOn.clientId')} rules={required}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="clientSecret"
        label={t('signOn.clientSecret')}
        rules={signOn ? [] : required}
        extra={signOn && t('signOn.secretKept')}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="domains" label={t('signOn.domains')} rules={required} extra={t('signOn.domainsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，']} />
      </Form.Item>
      <Button htmlType="submit" type="primary" loading={save.busy}>
        {t('common.save')}
      </Button>
    </Form>
  );
}

/** Passwords beside it, or not any more: two owners say so. */
function Requirement({ signOn: { isRequired, askedBy } }: { signOn: SignOn }) {
  const t = useT();
  const require = useAction(requireSignOnDocument);
  const allow = useAction(allowPasswordsDocument);
  const remove = useAction(removeSignOnDocument);
  return (
    <div style={{ marginTop: 16 }}>
      <ProblemAlert problem={require.problem ?? allow.problem ?? remove.problem} />
      <Typography.Paragraph>
        {isRequired
          ? t('signOn.isRequired')
          : askedBy
            ? t('signOn.askedBy', { name: askedBy })
            : t('signOn.beside')}
      </Typography.Paragraph>
      <Flex gap={8} wrap>
        {!isRequired && (
          <Popconfirm title={t('signOn.requireAsk')} onConfirm={() => require.run({})}>
            <Button loading={require.busy}>{t(askedBy ? 'signOn.agree' : 'signOn.require')}</Button>
          </Popconfirm>
        )}
        {(isRequired || askedBy) && (
          <Button loading={allow.busy} onClick={() => void allow.run({})}>
            {t('signOn.allowPasswords')}
          </Button>
        )}
        <Popconfirm title={t('signOn.removeAsk')} onConfirm={() => remove.run({})}>
          <Button danger loading={remove.busy}>
            {t('signOn.remove')}
          </Button>
        </Popconfirm>
      </Flex>
    </div>
  );
}
