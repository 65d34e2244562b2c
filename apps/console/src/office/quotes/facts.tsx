import { statutoryHolidayNames } from '@zuoxi/vocabulary';
import { Button, Card, Checkbox, Descriptions, Drawer, Form, Tag } from 'antd';
import { useState } from 'react';
import type { FactOrigin, ProfileFact, StoreProfileChangeInput } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { formatCount, formatMinuteRange } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { ProfileFields } from '../stores/profile-fields';
import { saveProfileDocument } from './documents';
import type { WorkbenchStore } from './documents';

interface Props {
  readonly store: WorkbenchStore;
  readonly onSaved: () => void;
}

function EditFacts({ store, onSaved, onClose }: Props & { onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<{ profile: StoreProfileChangeInput }>();
  const [forgets, setForgets] = useState(false);
  const draft = useFormDraft(form, `profile.${store.id}`);
  const save = useAction(saveProfileDocument);
  useMarkedFields(form, save.problem);
  const { profile } = store;
  const hasTraffic = Boolean(profile?.traffic.length);
  const initial: StoreProfileChangeInput = {
    averageDailyInquiries: profile?.averageDailyInquiries ?? null,
    presaleAgents: profile?.presaleAgents ?? null,
    mealBreaks: profile?.mealBreaks ?? 2,
    mealBreakMinutes: profile?.mealBreakMinutes ?? 60,
    servedHolidays: profile?.servedHolidays ?? [],
    promotionFrequency: profile?.promotionFrequency ?? 'none',
    serviceType: profile?.serviceType ?? 'presale',
    serviceStartMinute: profile?.serviceStartMinute ?? 540,
    serviceEndMinute: profile?.serviceEndMinute ?? 1440,
  };
  /** Only what was changed is sent; the rest stays as it is. */
  async function submit({ profile: { trafficCsv, ...typed } }: { profile: StoreProfileChangeInput }) {
    const changed = Object.fromEntries(
      Object.entries(typed).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(initial[key as keyof typeof typed]),
      ),
    ) as StoreProfileChangeInput;
    const change = {
      ...changed,
      ...(forgets ? { trafficCsv: null } : trafficCsv?.trim() ? { trafficCsv } : {}),
    };
    if (!(await save.run({ input: { storeId: store.id, profile: change } }))) return;
    draft.forget();
    onSaved();
    onClose();
  }
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ profile: initial }}
      onFinish={(values) => void submit(values)}
    >
      <ProblemAlert problem={save.problem} onClose={save.clear} />
      <ProfileFields columns={2} />
      {hasTraffic && (
        <Form.Item extra={forgets ? t('profile.forgetsTraffic') : t('profile.keepsTraffic')}>
          <Checkbox checked={forgets} onChange={(event) => setForgets(event.target.checked)}>
            {t('profile.forgetTraffic')}
          </Checkbox>
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={save.busy}>
        {t('common.save')}
      </Button>
    </Form>
  );
}

const sourceColors: Readonly<Record<FactOrigin, string>> = {
  declared: 'green',
  file: 'green',
  assumed: 'default',
  estimated: 'orange',
};

/** The shop's facts, each with where it comes from. */
export function Facts({ store, onSaved }: Props) {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  const { profile } = store;
  /** Where a fact comes from; what nobody gave has no tag. */
  const sourceOf = (fact: ProfileFact) => {
    const source = profile?.sources.find((each) => each.fact === fact)?.source;
    return source && <Tag color={sourceColors[source]}>{t(`source.${source}`)}</Tag>;
  };
  return (
    <Card
      size="small"
      title={t('lead.facts')}
      extra={
        may('store:write') && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('common.edit')}
          </Button>
        )
      }
    >
      {/* One line of words each: side by side, a fact and its tag would leave each other no room. */}
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, xl: 1 }}
        items={[
          { key: 'client', label: t('stores.client'), children: store.client.name },
          {
            key: 'platform',
            label: t('stores.platform'),
            children: `${t(`platform.${store.platform}`)} · ${store.category}`,
          },
          ...(profile
            ? [
                {
                  key: 'inquiries',
                  label: t('profile.averageDailyInquiries'),
                  children: (
                    <>
                      {formatCount(profile.averageDailyInquiries)}&nbsp;
                      {sourceOf('averageDailyInquiries')}
                    </>
                  ),
                },
                {
                  key: 'traffic',
                  label: t('profile.traffic'),
                  children: (
                    <>
                      {profile.traffic.length > 0
                        ? t('profile.trafficSlots', { count: profile.traffic.length })
                        : t('profile.trafficShape')}
                      &nbsp;
                      {sourceOf('traffic')}
                      {profile.trafficIntervalMinutes != null &&
                        t('profile.trafficInterval', { minutes: profile.trafficIntervalMinutes })}
                    </>
                  ),
                },
                {
                  key: 'time',
                  label: t('share.serviceTime'),
                  children: (
                    <>
                      {formatMinuteRange(profile.serviceStartMinute, profile.serviceEndMinute)}&nbsp;
                      {sourceOf('serviceTime')}
                    </>
                  ),
                },
                {
                  key: 'holidays',
                  label: t('profile.servedHolidays'),
                  children: (
                    <>
                      {profile.servedHolidays.length
                        ? profile.servedHolidays
                            .map((holiday) => statutoryHolidayNames[holiday][locale])
                            .join(' · ')
                        : t('profile.noHolidays')}
                      &nbsp;{sourceOf('servedHolidays')}
                    </>
                  ),
                },
                {
                  key: 'type',
                  label: t('share.serviceType'),
                  children: (
                    <>
                      {t(`serviceType.${profile.serviceType}`)}&nbsp;{sourceOf('serviceType')}
                    </>
                  ),
                },
                {
                  key: 'agents',
                  label: t('profile.presaleAgents'),
                  children: (
                    <>
                      {formatCount(profile.presaleAgents)}&nbsp;
                      {sourceOf('presaleAgents')}
                    </>
                  ),
                },
                {
                  key: 'meals',
                  label: t('profile.mealBreaks'),
                  children: (
                    <>
                      {t('profile.meals', {
                        breaks: profile.mealBreaks,
                        minutes: profile.mealBreakMinutes,
                      })}
                      &nbsp;{sourceOf('mealBreaks')}
                    </>
                  ),
                },
                {
                  key: 'promotions',
                  label: t('profile.promotions'),
                  children: (
                    <>
                      {t(`promotion.${profile.promotionFrequency}`)}&nbsp;{sourceOf('promotionFrequency')}
                    </>
                  ),
                },
                {
                  key: 'version',
                  label: t('workbench.factsVersion'),
                  children: `v${profile.version} · ${formatDateTime(profile.createdAt)}`,
                },
              ]
            : []),
        ].map(({ children, ...item }) => ({ ...item, children: <span>{children}</span> }))}
      />
      <Drawer
        open={editing}
        size={560}
        title={t('lead.facts')}
        destroyOnHidden
        onClose={() => setEditing(false)}
      >
        <EditFacts store={store} onSaved={onSaved} onClose={() => setEditing(false)} />
      </Drawer>
    </Card>
  );
}
