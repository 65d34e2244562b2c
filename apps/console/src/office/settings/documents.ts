import { graphql } from '../../gql/office';
import type { LabourRulesTrialQuery, SettingQuery } from '../../gql/office/graphql';

export const settingsDocument = graphql(`
  query Settings {
    settings {
      kind
      name
      about
      newestVersion
      inForce {
        version
        from
        by
        at
      }
    }
  }
`);

export const settingDocument = graphql(`
  query Setting($kind: String!) {
    setting(kind: $kind) {
      kind
      name
      about
      readBy
      newestVersion
      versions {
        version
        state
        from
        until
        changes
        note
        by
        at
        rows {
          cells {
            field
            value
          }
        }
      }
    }
  }
`);

export const setSettingDocument = graphql(`
  mutation SetSetting($input: SetSettingInput!) {
    setSetting(input: $input) {
      kind
      newestVersion
    }
  }
`);

export const labourRulesTrialDocument = graphql(`
  query LabourRulesTrial($rules: LabourRulesInput!) {
    labourRulesTrial(rules: $rules) {
      fromOn
      shifts
      broken
      brokenToday
      examples {
        on
        message
        brokenToday
        agent {
          id
          name
        }
      }
    }
  }
`);

export type Setting = SettingQuery['setting'];
export type SettingVersion = Setting['versions'][number];
export type LabourRulesTrial = LabourRulesTrialQuery['labourRulesTrial'];
