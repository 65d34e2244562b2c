import { useQuery } from '@apollo/client/react';
import type { ReasonPurpose } from '@zuoxi/vocabulary';
import { Flex, Input, Select } from 'antd';
import { graphql } from '../gql/office';
import { useLocale } from '../i18n/locale';
import { useT } from '../i18n/office';
import { joinReason, partsOfReason } from './reason-text';

const offeredReasonsDocument = graphql(`
  query OfferedReasons($of: String!) {
    offeredReasons(of: $of)
  }
`);

interface Props {
  readonly of: ReasonPurpose;
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (reason: string) => void;
  readonly ariaLabel?: string;
  readonly placeholder?: string;
}

/** A reason: one of those that the company offers, and what else there is to say; kept as one text. */
export function ReasonField({ of, id, value, onChange, ariaLabel, placeholder }: Props) {
  const t = useT();
  const locale = useLocale();
  // Where they cannot be had, the reason is said in one's own words.
  const offered = useQuery(offeredReasonsDocument, { variables: { of } }).data?.offeredReasons ?? [];
  const { chosen, remark } = partsOfReason(value ?? '', offered, locale);
  return (
    <Flex vertical gap={8}>
      {offered.length > 0 && (
        <Select
          allowClear
          aria-label={t('reason.choose')}
          placeholder={t('reason.choose')}
          value={chosen}
          options={offered.map((each) => ({ value: each, label: each }))}
          onChange={(next: string | undefined) => onChange?.(joinReason(next, remark, locale))}
        />
      )}
      <Input.TextArea
        {...(id ? { id } : {})}
        rows={2}
        maxLength={400}
        value={remark}
        aria-label={ariaLabel}
        placeholder={placeholder ?? t('reason.remark')}
        onChange={(event) => onChange?.(joinReason(chosen, event.target.value, locale))}
      />
    </Flex>
  );
}
