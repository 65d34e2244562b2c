import { useQuery } from '@apollo/client/react';
import { staffRoles, storeRoles } from '@zuoxi/vocabulary';
import { Button, Card, Flex, Form, Select, Typography } from 'antd';
import { useState } from 'react';
import type { OwnTeamRule } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { StepUpPolicy } from './step-up-policy';
import { securityPolicyDocument, setSecurityPolicyDocument } from './documents';
import { useRoles } from '../../ui/role-name';

/** Which roles must have a second step. */
export function SecurityPolicy() {
  const t = useT();
  const result = useQuery(securityPolicyDocument);
  return (
    <Card size="small" title={t('members.policy')} style={{ marginTop: 12 }}>
      <Loaded result={result}>
        {({
          securityPolicy: { secondFactorRoles, waitingFor, ownTeam, stepUpPermissions, stepUpMinutes },
        }) => (
          <>
            <Roles key={secondFactorRoles.join()} roles={secondFactorRoles} waitingFor={waitingFor} />
            <StepUpPolicy
              key={stepUpPermissions.join() + stepUpMinutes}
              roles={secondFactorRoles}
              permissions={stepUpPermissions}
              minutes={stepUpMinutes}
            />
            <OwnTeam rule={ownTeam} roles={secondFactorRoles} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Roles({ roles, waitingFor }: { roles: readonly string[]; waitingFor: number }) {
  const t = useT();
  const { own, nameOf } = useRoles();
  const [chosen, setChosen] = useState<readonly string[]>(roles);
  const save = useAction(setSecurityPolicyDocument);
  const options = (names: readonly string[]) => names.map((value) => ({ value, label: nameOf(value) }));
  const isSaved = [...chosen].sort().join() === [...roles].sort().join();
  return (
    <>
      <ProblemAlert problem={save.problem} />
      <Typography.Paragraph type="secondary">{t('members.policyHint')}</Typography.Paragraph>
      <Flex gap={8} wrap align="center">
        <Select
          mode="multiple"
          style={{ minWidth: 'min(320px, 100%)', flex: '1 1 320px', maxWidth: 720 }}
          aria-label={t('members.policyRoles')}
          placeholder={t('members.policyRoles')}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...chosen]}
          onChange={setChosen}
          options={[
            { label: t('members.ofProvider'), options: options(staffRoles) },
            ...(own.length ? [{ label: t('members.ownRoles'), options: options(own) }] : []),
            { label: t('members.ofStore'), options: options(storeRoles) },
          ]}
        />
        <Button
          type="primary"
          loading={save.busy}
          disabled={isSaved}
          onClick={() => void save.run({ input: { secondFactorRoles: [...chosen] } })}
        >
          {t('common.save')}
        </Button>
      </Flex>
      {isSaved && waitingFor > 0 && (
        <Typography.Text type="warning">{t('members.policyWaiting', { count: waitingFor })}</Typography.Text>
      )}
    </>
  );
}

/** Whether people judge the work of a team that they lead or are in. */
function OwnTeam({ rule, roles }: { rule: OwnTeamRule; roles: readonly string[] }) {
  const t = useT();
  const save = useAction(setSecurityPolicyDocument);
  return (
    <Form.Item layout="vertical" label={t('members.ownTeam')} style={{ margin: '12px 0 0' }}>
      <ProblemAlert problem={save.problem} />
      <Select
        style={{ maxWidth: 320 }}
        aria-label={t('members.ownTeam')}
        loading={save.busy}
        value={rule}
        options={(['when_alone', 'never', 'always'] as const).map((value) => ({
          value,
          label: t(`ownTeam.${value}`),
        }))}
        onChange={(ownTeam) => void save.run({ input: { secondFactorRoles: [...roles], ownTeam } })}
      />
    </Form.Item>
  );
}
