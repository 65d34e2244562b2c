import { graphql } from '../../gql/office';

export const unreadNoticesDocument = graphql(`
  query UnreadNotices {
    unreadNotices
  }
`);

export const noticesDocument = graphql(`
  query Notices($after: String) {
    notices(after: $after) {
      edges {
        node {
          id
          sentence
          path
          at
          readAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const readNoticesDocument = graphql(`
  mutation ReadNotices($input: ReadNoticesInput!) {
    readNotices(input: $input)
  }
`);

export const noticeChoicesDocument = graphql(`
  query NoticeChoices {
    noticeChoices {
      event
      name
      isTold
      isMailed
      mayChange
    }
  }
`);

export const chooseNoticeDocument = graphql(`
  mutation ChooseNotice($input: ChooseNoticeInput!) {
    chooseNotice(input: $input) {
      event
      isTold
      isMailed
    }
  }
`);

export const mailSettingsDocument = graphql(`
  query MailSettings {
    mailSettings {
      isOn
      locale
      digest
      digestMinute
      quietFrom
      quietUntil
      failure
    }
  }
`);

export const changeMailSettingsDocument = graphql(`
  mutation ChangeMailSettings($input: ChangeMailSettingsInput!) {
    changeMailSettings(input: $input) {
      isOn
      locale
      digest
      digestMinute
      quietFrom
      quietUntil
      failure
    }
  }
`);
