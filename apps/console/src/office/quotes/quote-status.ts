export const quoteStatusColor = {
  draft: 'default',
  sent: 'blue',
  accepted: 'green',
  expired: 'orange',
  lost: 'red',
  superseded: 'default',
} as const;
