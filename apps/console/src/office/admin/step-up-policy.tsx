import { type Permission, permissionText } from '@zuoxi/vocabulary';
import { Button, Flex, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { setSecurityPolicyDocument } from './documents';

/** What weighs enough that somebody else at an open screen must not be able to do it. */
const weighty: readonly Permission[] = [
  'quote:approve',
  'contract:sign-provider',
  'payment:record',
  'price-book:write',
  'original:reveal',
  'list:export',
  'import:undo',
  'report:publish',
  'member:write',
  'role:write',
  'api-key:write',
  'channel:write',
];

interface Props {
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly minutes: number;
}

/** For which deeds the second step is asked again, and how long one counts. */
export function StepUpPolicy({ roles, permissions, minutes }: Props) {
  const t = useT();
  const locale = useLocale();
  const [chosen, setChosen] = useState<readonly string[]>(permissions);
  const [lasting, setLasting] = useState(minutes);
  const save = useAction(setSecurityPolicyDocument);
  const isSaved = [...chosen].sort().join() === [...permissions].sort().join() && lasting === minutes;
  const offered = [...new Set([...weighty, ...permissions])];
  return (
    <Form.Item
      layout="vertical"
      label={t('members.stepUp')}
      extra={t('members.stepUpHint')}
      style={{ margin: '12px 0 0' }}
    >
      <ProblemAlert problem={save.problem} />
      <Flex gap={8} wrap align="center">
        <Select
          mode="multiple"
          style={{ minWidth: 'min(320px, 100%)', flex: '1 1 320px', maxWidth: 720 }}
          aria-label={t('members.stepUp')}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...chosen]}
          onChange={setChosen}
          options={offered.map((value) => ({ value, label: permissionText(value, locale) }))}
        />
        <InputNumber
          aria-label={t('members.stepUpMinutes')}
          prefix={t('members.stepUpMinutes')}
          min={1}
          max={720}
          precision={0}
          value={lasting}
          onChange={(value) => setLasting(value ?? minutes)}
        />
        <Button
          loading={save.busy}
          disabled={isSaved}
          onClick={() =>
            void save.run({
              input: {
                secondFactorRoles: [...roles],
                stepUpPermissions: [...chosen],
                stepUpMinutes: lasting,
              },
            })
          }
        >
          {t('common.save')}
        </Button>
      </Flex>
    </Form.Item>
  );
}
