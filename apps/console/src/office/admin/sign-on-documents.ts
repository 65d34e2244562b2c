import { graphql } from '../../gql/office';

export const signOnDocument = graphql(`
  query SignOn {
    signOnRedirect
    signOn {
      issuer
      clientId
      domains
      isRequired
      askedBy
      changedAt
    }
  }
`);

export const setSignOnDocument = graphql(`
  mutation SetSignOn($input: SetSignOnInput!) {
    setSignOn(input: $input) {
      issuer
    }
  }
`);

export const requireSignOnDocument = graphql(`
  mutation RequireSignOn {
    requireSignOn {
      isRequired
    }
  }
`);

export const allowPasswordsDocument = graphql(`
  mutation AllowPasswords {
    allowPasswords {
      isRequired
    }
  }
`);

export const removeSignOnDocument = graphql(`
  mutation RemoveSignOn {
    removeSignOn
  }
`);
