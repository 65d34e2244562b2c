import { graphql } from '../../gql/office';

export const membersDocument = graphql(`
  query Members($sort: String, $after: String) {
    members(sort: $sort, after: $after) {
      edges {
        node {
          id
          accountId
          name
          email
          role
          active
          endsAt
          store {
            id
            name
          }
          agent {
            id
            name
            alias
            employeeNo
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const invitationsDocument = graphql(`
  query Invitations($sort: String, $after: String) {
    invitations(sort: $sort, after: $after) {
      edges {
        node {
          id
          email
          role
          expiresAt
          acceptedAt
          store {
            id
            name
          }
          agent {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const inviteMemberDocument = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      link
      invitation {
        id
      }
    }
  }
`);

export const linkAgentDocument = graphql(`
  mutation LinkAgent($input: LinkAgentInput!) {
    linkAgent(input: $input) {
      id
      agent {
        id
      }
    }
  }
`);

export const unlinkAgentDocument = graphql(`
  mutation UnlinkAgent($input: UnlinkAgentInput!) {
    unlinkAgent(input: $input) {
      id
      agent {
        id
      }
    }
  }
`);

export const changeMemberRoleDocument = graphql(`
  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
    changeMemberRole(input: $input) {
      id
      role
    }
  }
`);

export const renewInvitationDocument = graphql(`
  mutation RenewInvitation($input: RenewInvitationInput!) {
    renewInvitation(input: $input) {
      link
      invitation {
        id
        expiresAt
      }
    }
  }
`);

export const withdrawInvitationDocument = graphql(`
  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input)
  }
`);

export const revokeMemberDocument = graphql(`
  mutation RevokeMember($input: RevokeMemberInput!) {
    revokeMember(input: $input) {
      id
      active
    }
  }
`);

export const securityPolicyDocument = graphql(`
  query SecurityPolicy {
    securityPolicy {
      secondFactorRoles
      ownTeam
      stepUpPermissions
      stepUpMinutes
      waitingFor
    }
  }
`);

export const setSecurityPolicyDocument = graphql(`
  mutation SetSecurityPolicy($input: SetSecurityPolicyInput!) {
    setSecurityPolicy(input: $input) {
      secondFactorRoles
      ownTeam
      stepUpPermissions
      stepUpMinutes
      waitingFor
    }
  }
`);

export const apiKeysDocument = graphql(`
  query ApiKeys($sort: String, $after: String) {
    apiKeys(sort: $sort, after: $after) {
      edges {
        node {
          id
          name
          role
          createdAt
          lastUsedAt
          revokedAt
          createdBy
          endsAt
          store {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const createApiKeyDocument = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      secret
      apiKey {
        id
      }
    }
  }
`);

export const revokeApiKeyDocument = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      id
      revokedAt
    }
  }
`);

export const auditDocument = graphql(`
  query Audit($sort: String, $filter: AuditFilter, $after: String) {
    auditEntries(first: 50, sort: $sort, filter: $filter, after: $after) {
      edges {
        node {
          seq
          at
          actorName
          action
          subjectType
          subjectId
          subjectName
          store {
            id
            name
            timeZone
          }
          details {
            name
            title
            before
            value
            isWithheld
          }
          ip
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const accountDocument = graphql(`
  query Account {
    me {
      id
      name
      email
      roles
      totpEnabled
      provider {
        id
        name
      }
    }
  }
`);

export const beginTotpDocument = graphql(`
  mutation BeginTotp {
    beginTotp {
      secret
      uri
    }
  }
`);

export const confirmTotpDocument = graphql(`
  mutation ConfirmTotp($input: ConfirmTotpInput!) {
    confirmTotp(input: $input) {
      id
      totpEnabled
    }
  }
`);
